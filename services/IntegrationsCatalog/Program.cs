var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddApiDefaults();
builder.AddCatalog();

var app = builder.BuildValidated();
app.UseCatalog();
app.MapCatalog();
app.MapDefaultEndpoints();
await app.RunAsync();
