using Icaro.Webhooks;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton(new WebhookVerifier(Environment.GetEnvironmentVariable("WEBHOOK_SECRETS")!.Split(' ')));
var app = builder.Build();
app.MapPost("/webhook", (VerifiedWebhook webhook) =>
{
    // Store webhook.Body, then answer.
    return Results.NoContent();
}).RequireSignedWebhook();
app.Run();
