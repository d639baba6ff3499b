var builder = WebApplication.CreateSlimBuilder(args);

builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
builder.Services.AddPlatformOptions();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddHealthChecks();
builder.Services.AddReceiving();
builder.Services.AddReceivedWebhooks();
builder.Services.AddBehavior();
builder.Services.AddModules();

var app = builder.Build();

app.MapHealthChecks("/health");
app.MapReceiving();
app.MapReceivedWebhooks();
app.MapBehavior();
app.MapGuests();
app.MapModules();

await app.RunAsync();
