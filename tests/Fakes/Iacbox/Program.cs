var builder = WebApplication.CreateSlimBuilder(args);

builder.Configuration.AddInMemoryCollection([new("Urls", builder.Configuration["Urls"] ?? "http://localhost:8090")]);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<IValidateOptions<BoxOptions>, BoxOptionsValidator>();
builder.Services.AddOptions<BoxOptions>().BindConfiguration(BoxOptions.Section).ValidateOnStart();
builder.Services.AddHealthChecks();
builder.Services.AddLogons();

var app = builder.Build();

app.Use(async (context, next) =>
{
    try
    {
        await next(context);
    }
    catch (RefusedException refused)
    {
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        await context.Response.WriteAsync(refused.Message);
    }
});
app.MapHealthChecks("/health");
app.MapLogons();
app.MapPms();

await app.RunAsync();
