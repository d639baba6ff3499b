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

// Health checks must pass while clients are limited.
app.MapGroup("").DisableRateLimiting().MapHealth();
app.MapApiReference();
app.MapForwarding();
app.MapUnknownRoutes();

await app.RunAsync();
