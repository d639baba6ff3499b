using Icaro.ServiceDefaults;
using Icaro.ServiceDefaults.Configuration;
using Icaro.ServiceDefaults.Database;
using Icaro.ServiceDefaults.Egress;
using Icaro.ServiceDefaults.Errors;
using Icaro.ServiceDefaults.Messaging;
using Icaro.ServiceDefaults.Outbox;
using Icaro.ServiceDefaults.Sealing;
using Icaro.ServiceDefaults.Tokens;
using Icaro.WebhookDispatch;
using Icaro.WebhookDispatch.Channels;
using Icaro.WebhookDispatch.Deliveries;
using Icaro.WebhookDispatch.Endpoints;
using Icaro.WebhookDispatch.Lanes;
using Icaro.WebhookDispatch.Pumping;
using Icaro.WebhookDispatch.Receiving;
using Icaro.WebhookDispatch.Replays;
using Icaro.WebhookDispatch.Retention;
using Icaro.WebhookDispatch.Sending;

var builder = WebApplication.CreateBuilder(args);

builder.AddServiceDefaults();
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
builder.AddPump();
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
