var builder = WebApplication.CreateBuilder(args);

builder.AddServiceDefaults();
builder.AddApiDefaults(ErrorFormat.ProblemDetails);
builder.AddLoginApi();

var app = builder.BuildValidated();

app.UseForwardedHeaders();
app.UsePing();
app.UseErrorMessages();
app.MapLoginApi();
app.MapDefaultEndpoints();
app.MapUnknownRoutes();

await app.RunAsync();
