using Icaro.IntegrationsCatalog;
using Icaro.IntegrationsCatalog.AccessTokens;
using Icaro.IntegrationsCatalog.Admin;
using Icaro.IntegrationsCatalog.HotspotIntegrations;
using Icaro.IntegrationsCatalog.Login;
using Icaro.ServiceDefaults;
using Icaro.ServiceDefaults.Configuration;
using Icaro.ServiceDefaults.Database;
using Icaro.ServiceDefaults.Errors;
using Icaro.ServiceDefaults.Internal;
using Icaro.ServiceDefaults.Messaging;
using Icaro.ServiceDefaults.Outbox;
using Icaro.ServiceDefaults.Sealing;
using Icaro.ServiceDefaults.Tokens;
using MassTransit;

var builder = WebApplication.CreateBuilder(args);

builder.AddServiceDefaults();
builder.Configuration.Require(
    "ConnectionStrings:catalogdb",
    "ConnectionStrings:messaging",
    "Sealing:KeyRing",
    InternalEndpoints.ServiceKeySetting,
    AdminSeed.PasswordSetting);

builder.AddSealing();
builder.AddDatabase<CatalogDbContext>("catalogdb");
builder.AddOutbox<CatalogDbContext>("catalogdb");
builder.AddTokenAuthentication<DatabaseTokenDirectory>();
builder.AddMessaging(bus =>
{
    bus.AddTokenRevocation();
    bus.AddConsumer<LastSyncConsumer, LastSyncConsumerDefinition>();
});
builder.Services.AddOpenApi();

builder.Services.AddSingleton<DatabaseTokenDirectory>();
builder.Services.AddScoped<IDatabaseSeed<CatalogDbContext>, AdminSeed>();
builder.Services.AddScoped<Toggle>();

var app = builder.Build();

app.UseErrorMessages();
app.MapLogin();
app.MapHotspotIntegrations();
app.MapInternal().MapTokens();
app.MapDefaultEndpoints();
app.MapOpenApi();
app.MapUnknownRoutes();

await app.RunAsync();
