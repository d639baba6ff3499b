var builder = WebApplication.CreateBuilder(args);

builder.AddServiceDefaults();
builder.AddApiDefaults();
// Redirects come from memory, at once: handing each of them to another thread would take longer than answering it.
builder.WebHost.UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true);
builder.Configuration.Require("ConnectionStrings:messaging", "Sealing:KeyRing", "ServiceKey", "Wings:PublicUrl");
builder.AddSealing();
builder.AddPortals();
builder.AddFlows();
builder.Services.AddSingleton<WingsTelemetry>();
builder.Services.AddRefusals();
builder.Services.AddConfirmations();
builder.AddProofs();
builder.Services.AddWax();
builder.Services.AddCapport();
builder.AddMessaging(bus =>
{
    var queue = new ReplicaQueue();
    bus.AddPortalChanges(queue);
    bus.AddGuestConfirmed(queue);
    bus.AddProofVerified(queue);
});

var app = builder.Build();

app.UseErrorMessages();
app.MapRedirects();
app.MapCallback();
app.MapConfirmations();
app.MapProofs();
app.MapPreferences();
app.MapPrivacy();
app.MapCapport();
app.MapDefaultEndpoints();
app.MapUnknownRoutes();

await app.RunAsync();
