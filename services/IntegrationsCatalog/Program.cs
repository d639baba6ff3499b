var builder = WebApplication.CreateBuilder(args);

builder.AddServiceDefaults();
builder.AddApiDefaults();
builder.Configuration.Require(
    "ConnectionStrings:catalogdb",
    "ConnectionStrings:messaging",
    "Sealing:KeyRing",
    ServiceKey.Setting,
    AdminSeed.PasswordSetting);

builder.AddSealing();
builder.AddDatabase<CatalogDbContext>("catalogdb");
builder.AddOutbox<CatalogDbContext>("catalogdb");
builder.AddTokenAuthentication<DatabaseTokenDirectory>();
builder.AddMessaging(bus =>
{
    bus.AddTokenRevocation();
    bus.AddConsumer<LastSyncConsumer, LastSyncConsumerDefinition>();
    bus.AddProjectIntegrationStates();
});
builder.AddEgress();
builder.Services.AddDocumentation();

builder.Services.AddSingleton<DatabaseTokenDirectory>();
builder.Services.AddScoped<IDatabaseSeed<CatalogDbContext>, AdminSeed>();
builder.Services.AddSingleton<IntegrationListings>();
builder.Services.AddSingleton<ToggleService>();
builder.Services.AddScoped<EnableToggles>();
builder.Services.AddScoped<DisableToggles>();
builder.Services.AddRotation();
builder.Services.AddResync();
builder.Services.AddScoped<TokenRevocation>();
builder.Services.AddScoped<HotspotDeletion>();
builder.Services.AddScoped<AccountUpdate>();
builder.Services.AddScoped<AccountDeletion>();
builder.Services.AddLogin();
builder.Services.AddPartners();
builder.Services.AddMarketplace();
builder.AddDemo();

var app = builder.Build();

app.UseForwardedHeaders();
app.UseDocumentationPage();
app.UseErrorMessages();
app.UseModuleApi();
app.MapLogin();
app.MapAccounts();
app.MapHotspots();
app.MapHotspotPortals();
app.MapUnits();
app.MapIntegrations();
app.MapRotation();
app.MapAccountIntegrations();
app.MapHotspotIntegrations();
app.MapSubscriptionPlans();
app.MapStats();
app.MapPreferences();
app.MapDisclaimers();
app.MapPartners();
app.MapMarketplace();
var services = app.MapInternal();
services.MapTokens();
services.MapPortals();
services.MapVerifiedProofs();
app.MapDefaultEndpoints();
app.MapOpenApi();
app.MapUnknownRoutes();

await app.RunAsync();
