var builder = WebApplication.CreateSlimBuilder(args);

builder.Configuration.AddInMemoryCollection([new("Urls", builder.Configuration["Urls"] ?? "http://localhost:8095")]);
builder.Services.AddTenant();
builder.Services.AddSingleton<Misbehavior>();
builder.Services.AddHealthChecks();

var app = builder.Build();

app.MapHealthChecks("/health");
app.MapState();
app.MapMisbehavior();
app.UseMisbehavior();
app.UseTenantRules();
app.MapInventory();
app.MapIdentity();
app.MapMeasurements();
app.MapEvents();

await app.RunAsync();
