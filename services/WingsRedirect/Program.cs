var builder = WebApplication.CreateBuilder(args);

builder.AddServiceDefaults();
builder.AddApiDefaults();
builder.AddWings();

var app = builder.BuildValidated();

app.UseErrorMessages();
app.MapWings();
app.MapDefaultEndpoints();
app.MapUnknownRoutes();

await app.RunAsync();
