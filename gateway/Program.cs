var builder = WebApplication.CreateBuilder(args);

builder.AddServiceDefaults();
builder.AddApiDefaults();
builder.AddTls();
builder.Services.AddKnownProxies();
builder.Services.AddHttpsOnly();
builder.Services.AddCrossOrigin();
builder.Services.AddRateLimits();
builder.Services.AddConnectionLimits();
builder.Services.AddForwarding();

var app = builder.BuildValidated();

app.UseKnownProxies();
app.UseSecurityHeaders();
app.UseHttpsOnly();
app.UseCors();
app.UseRateLimiter();

// Health checks must pass while clients are limited.
var health = app.MapGroup("").DisableRateLimiting();
health.MapHealth();
health.MapIcaroHealthCheck();
app.MapApiReference();
app.MapForwarding();
app.MapUnknownRoutes();

await app.RunAsync();
