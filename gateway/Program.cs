using Icaro.Gateway.Edge;
using Icaro.Gateway.Forwarding;
using Icaro.Gateway.Limits;
using Icaro.ServiceDefaults;
using Icaro.ServiceDefaults.Errors;

var builder = WebApplication.CreateBuilder(args);

builder.AddServiceDefaults();
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

app.MapDefaultEndpoints();
app.MapForwarding();
app.MapUnknownRoutes();

await app.RunAsync();
