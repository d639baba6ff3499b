var builder = WebApplication.CreateBuilder(args);

builder.AddServiceDefaults();
builder.AddConsole();

var app = builder.BuildValidated();

app.UseConsole();
app.MapConsole();
app.MapDefaultEndpoints();

await app.RunAsync();
