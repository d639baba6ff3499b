var builder = WebApplication.CreateBuilder(args);

builder.AddServiceDefaults();
builder.AddApiDefaults();
builder.Configuration.Require("ConnectionStrings:dispatchdb", "ConnectionStrings:messaging", "Sealing:KeyRing", "ServiceKey");
builder.AddSealing();
builder.AddDatabase<DispatchDbContext>("dispatchdb");
builder.AddDispatchDataSource();
builder.AddOutbox<DispatchDbContext>("dispatchdb");
builder.AddTokenAuthentication();
builder.Services.AddOpenApi();

builder.AddEgress();
builder.AddSending();
builder.Services.AddChannels();
builder.AddDeliveryWorker();
builder.Services.AddLanes();
builder.Services.AddDeliveryDecisions();
builder.AddRetention();
builder.AddDeliveryEndpoints();
builder.Services.AddReplays();
// After the pump and before the bus: services stop in reverse, so the bus still finds the inbox, and the inbox the bell.
builder.Services.AddInbox();
builder.AddMessaging(bus =>
{
    bus.AddInboxConsumers();
    bus.AddEndpointConsumer();
    bus.AddTokenRevocation();
});

var app = builder.Build();

app.UseErrorMessages();
app.MapDefaultEndpoints();
app.MapOpenApi().AllowAnonymous();
app.MapDeliveries();
app.MapDeliveryEndpoints();
app.MapReplays();
app.MapUnknownRoutes();

await app.RunAsync();
