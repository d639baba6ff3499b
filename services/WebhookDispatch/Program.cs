var builder = WebApplication.CreateBuilder(args);

builder.AddServiceDefaults();
builder.AddApiDefaults(ErrorFormat.ProblemDetails);
builder.AddDispatch();

var app = builder.BuildValidated();

app.UseErrorMessages();
app.MapDefaultEndpoints();
app.MapDispatch();

await app.RunAsync();
