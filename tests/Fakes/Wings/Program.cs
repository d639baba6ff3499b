// Icaro's captive portal as its guests and Wax see it: one page for all login methods, which knows nothing of this system.
var builder = WebApplication.CreateSlimBuilder(args);
builder.Services.AddHealthChecks();

var app = builder.Build();

await using var resource = typeof(Program).Assembly.GetManifestResourceStream("page.html")!;
using var reader = new StreamReader(resource);
var page = (await reader.ReadToEndAsync()).Replace("{{wax}}", app.Configuration["Wings:WaxUrl"], StringComparison.Ordinal);

app.MapHealthChecks("/health");
app.MapGet("/wings/{**path}", () => TypedResults.Content(page, "text/html; charset=utf-8"));

await app.RunAsync();
