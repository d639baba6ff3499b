using Icaro.IntegrationsCatalog;
using Icaro.IntegrationsCatalog.AccessTokens;
using Icaro.IntegrationsCatalog.AccountIntegrations;
using Icaro.IntegrationsCatalog.Accounts;
using Icaro.IntegrationsCatalog.Admin;
using Icaro.IntegrationsCatalog.Demo;
using Icaro.IntegrationsCatalog.HotspotIntegrations;
using Icaro.IntegrationsCatalog.Hotspots;
using Icaro.IntegrationsCatalog.Integrations;
using Icaro.IntegrationsCatalog.Login;
using Icaro.IntegrationsCatalog.Portals;
using Icaro.IntegrationsCatalog.Units;
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
builder.Services.AddSingleton<IntegrationQueries>();
builder.Services.AddSingleton<ToggleTargets>();
builder.Services.AddScoped<Toggle>();
builder.AddDemo();

var app = builder.Build();

app.UseErrorMessages();
app.MapLogin();
app.MapAccounts();
app.MapHotspots();
app.MapHotspotPortals();
app.MapUnits();
app.MapIntegrations();
app.MapAccountIntegrations();
app.MapHotspotIntegrations();
var services = app.MapInternal();
services.MapTokens();
services.MapPortals();
app.MapDefaultEndpoints();
app.MapOpenApi();
app.MapUnknownRoutes();

await app.RunAsync();
