var builder = WebApplication.CreateBuilder(args);

builder.AddServiceDefaults();
builder.AddApiDefaults();
builder.Services.AddKnownProxies();
builder.Services.AddCrossOrigin();
builder.Services.AddRateLimits();
builder.Services.AddForwarding();

var app = builder.Build();

app.UseForwardedHeaders();
app.UseHsts();
app.UseSecurityHeaders();
app.UseCors();
app.UseRateLimiter();

// However busy the callers are, the gateway is not unhealthy for it.
app.MapGroup("").DisableRateLimiting().MapHealth();
app.MapForwarding();
app.MapUnknownRoutes();

await app.RunAsync();
