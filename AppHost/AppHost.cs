// The whole system on one page: what runs, what it is given, and what it waits for.
using Icaro.Hosting;
using Microsoft.Extensions.Configuration;

var builder = DistributedApplication.CreateBuilder(args);
var port = builder.Configuration.GetValue("Gateway:Port", defaultValue: 8080);

// Secrets are generated at the first start and kept. To set one from outside: Parameters__admin_password=...
var adminPassword = builder.AddGeneratedSecret("admin-password", length: 22);
var sealingKey = builder.AddGeneratedSecret("sealing-key", length: 43);
var serviceKey = builder.AddGeneratedSecret("service-key", length: 43);

// Servers.
var postgres = builder.AddPostgresServer("postgres", "max_connections=300");
var catalogDatabase = postgres.AddDatabase("catalogdb");
var dispatchDatabase = postgres.AddDatabase("dispatchdb");
var loginApiDatabase = postgres.AddDatabase("loginapidb");
var messaging = builder.AddRabbitMQServer("messaging");

// Services.
var catalog = builder.AddProject<Projects.IntegrationsCatalog>("integrations-catalog")
    .WithHttpEndpoint()
    .WithHttpHealthCheck("/health")
    .WithReference(catalogDatabase).WaitFor(catalogDatabase)
    .WithReference(messaging).WaitFor(messaging)
    .WithEnvironment("Admin__Password", adminPassword)
    .WithEnvironment("Sealing__KeyRing", sealingKey)
    .WithEnvironment("ServiceKey", serviceKey);

var dispatch = builder.AddProject<Projects.WebhookDispatch>("webhook-dispatch")
    .WithReplicas(2)
    .WithHttpEndpoint()
    .WithHttpHealthCheck("/health")
    .WithReference(dispatchDatabase).WaitFor(dispatchDatabase)
    .WithReference(messaging).WaitFor(messaging)
    .WithReference(catalog).WaitFor(catalog)
    .WithEnvironment("Sealing__KeyRing", sealingKey)
    .WithEnvironment("ServiceKey", serviceKey);

var wings = builder.AddProject<Projects.WingsRedirect>("wings-redirect")
    .WithReplicas(2)
    .WithHttpEndpoint()
    .WithHttpHealthCheck("/health")
    .WithReference(messaging).WaitFor(messaging)
    .WithReference(catalog).WaitFor(catalog)
    .WithEnvironment("Sealing__KeyRing", sealingKey)
    .WithEnvironment("ServiceKey", serviceKey);

var loginApi = builder.AddProject<Projects.LoginApiCrypto>("loginapi-crypto")
    .WithHttpEndpoint()
    .WithHttpHealthCheck("/health")
    .WithReference(loginApiDatabase).WaitFor(loginApiDatabase)
    .WithReference(catalog).WaitFor(catalog)
    .WithEnvironment("Sealing__KeyRing", sealingKey)
    .WithEnvironment("ServiceKey", serviceKey);

// The only door to the outside.
var gateway = builder.AddProject<Projects.Gateway>("gateway")
    .WithHttpEndpoint(port)
    .WithExternalHttpEndpoints()
    .WithHttpHealthCheck("/health")
    .WithReference(catalog).WaitFor(catalog)
    .WithReference(dispatch).WaitFor(dispatch)
    .WithReference(wings).WaitFor(wings)
    .WithReference(loginApi).WaitFor(loginApi);

// What comes from memory or is passed on is handled by the thread that hears of it. Nothing may block there: see PortalReader.
wings.WithEnvironment("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");
gateway.WithEnvironment("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");

// Platforms send guests back through the door, and modules call there.
wings.WithEnvironment("Wings__PublicUrl", gateway.GetEndpoint("http"));
catalog.WithEnvironment("Marketplace__SystemUrl", gateway.GetEndpoint("http"));

// An existing Icaro that answers what this system does not: --Upstream:Api=https://.. --Upstream:Wax=https://..
foreach (var upstream in builder.Configuration.GetSection("Upstream").GetChildren())
    gateway.WithEnvironment($"Upstream__{upstream.Key}", upstream.Value);

// An external platform to try it with; --Demo=false leaves it out. It is never published.
if (builder.ExecutionContext.IsRunMode && builder.Configuration.GetValue("Demo", defaultValue: true))
{
    var webhookToken = builder.AddGeneratedSecret("demo-webhook-token", length: 32);
    var signingSecret = builder.AddGeneratedSecret("demo-signing-secret", length: 32);

    var platform = builder.AddProject<Projects.ExternalPlatform>("external-platform")
        .WithHttpEndpoint(port + 1)
        .WithHttpHealthCheck("/health")
        .WithEnvironment("Platform__WebhookToken", webhookToken)
        .WithEnvironment("Platform__SigningSecret", signingSecret)
        .WithEnvironment("Platform__IcaroUrl", gateway.GetEndpoint("http"));

    catalog
        .WithEnvironment("Demo__PlatformUrl", platform.GetEndpoint("http"))
        .WithEnvironment("Demo__WebhookToken", webhookToken)
        .WithEnvironment("Demo__SigningSecret", signingSecret);
}

return await builder.RunAsync();
