// The whole system on one page: what runs, what it is given, and what it waits for.

var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions
{
    Args = args,
    DisableDashboard = args.Contains("--Dashboard=false"),
    // The dashboard speaks plain http on loopback: no certificate has to be trusted first.
    AllowUnsecuredTransport = true,
});
var port = builder.Configuration.GetValue("Gateway:Port", defaultValue: 8080);

// Secrets are generated at the first start and kept beside the data. To set one from outside: Parameters__admin_password=...
var adminPassword = builder.AddGeneratedSecret("admin-password", length: 22).WithDescription("The password of the user `admin`.");
var sealingKey = builder.AddGeneratedSecret("sealing-key", length: 43).WithDescription("Seals secrets in the databases and on the bus.");
var serviceKey = builder.AddGeneratedSecret("service-key", length: 43).WithDescription("The services show it to each other.");

// Servers.
var postgres = builder.AddPostgresServer("postgres", "max_connections=300");
var catalogDatabase = postgres.AddDatabase("catalogdb");
var dispatchDatabase = postgres.AddDatabase("dispatchdb");
var loginApiDatabase = postgres.AddDatabase("loginapidb");
var messaging = builder.AddRabbitMQServer("messaging");

// Services.
var catalog = builder.AddProject<Projects.IntegrationsCatalog>("integrations-catalog")
    .WithIconName("BookDatabase")
    .WithHttpEndpoint()
    .WithHttpHealthCheck("/health")
    .WithReference(catalogDatabase).WaitFor(catalogDatabase)
    .WithReference(messaging).WaitForStart(messaging)
    .WithEnvironment("Admin__Password", adminPassword)
    .WithEnvironment("Sealing__KeyRing", sealingKey)
    .WithEnvironment("ServiceKey", serviceKey);

var dispatch = builder.AddProject<Projects.WebhookDispatch>("webhook-dispatch")
    .WithIconName("Send")
    .WithReplicas(2)
    .WithHttpEndpoint()
    .WithHttpHealthCheck("/health")
    .WithReference(dispatchDatabase).WaitFor(dispatchDatabase)
    .WithReference(messaging).WaitFor(messaging)
    .WithReference(catalog).WaitFor(catalog)
    .WithEnvironment("Sealing__KeyRing", sealingKey)
    .WithEnvironment("ServiceKey", serviceKey);

var wings = builder.AddProject<Projects.WingsRedirect>("wings-redirect")
    .WithIconName("Wifi1")
    .WithReplicas(2)
    .WithHttpEndpoint()
    .WithHttpHealthCheck("/health")
    .WithReference(messaging).WaitFor(messaging)
    .WithReference(catalog).WaitFor(catalog)
    .WithEnvironment("Sealing__KeyRing", sealingKey)
    .WithEnvironment("ServiceKey", serviceKey);

var loginApi = builder.AddProject<Projects.LoginApiCrypto>("loginapi-crypto")
    .WithIconName("LockClosed")
    .WithHttpEndpoint()
    .WithHttpHealthCheck("/health")
    .WithReference(loginApiDatabase).WaitFor(loginApiDatabase)
    .WithReference(catalog).WaitFor(catalog)
    .WithEnvironment("Sealing__KeyRing", sealingKey)
    .WithEnvironment("ServiceKey", serviceKey);

// Any replica continues a session: it is in a cookie.
var console = builder.AddProject<Projects.Console>("console")
    .WithIconName("DesktopPulse")
    .WithReplicas(2)
    .WithHttpEndpoint()
    .WithHttpHealthCheck("/health")
    .WithReference(catalog).WaitForStart(catalog)
    .WithReference(dispatch).WaitForStart(dispatch)
    .WithEnvironment("Sealing__KeyRing", sealingKey);

// The only door to the outside.
var gateway = builder.AddProject<Projects.Gateway>("gateway")
    .WithIconName("DoorArrowRight")
    .WithHttpEndpoint(port)
    .WithExternalHttpEndpoints()
    .WithHttpHealthCheck("/health")
    .WithReference(catalog).WaitForStart(catalog)
    .WithReference(dispatch).WaitForStart(dispatch)
    .WithReference(wings).WaitForStart(wings)
    .WithReference(loginApi).WaitForStart(loginApi)
    .WithReference(console).WaitForStart(console);
gateway
    .WithUrlForEndpoint("http", url => url.DisplayText = "Gateway")
    .WithUrl($"{gateway.GetEndpoint("http")}/console", "Console")
    .WithUrl($"{gateway.GetEndpoint("http")}/api/docs", "API reference");

// What comes from memory or is passed on is handled by the thread that hears of it. Nothing may block there: see PortalReader.
wings.WithEnvironment("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");
gateway.WithEnvironment("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");

// What portals, platforms, modules and browsers call the door. Published, it stands behind a proxy that serves https.
var publicUrl = ReferenceExpression.Create($"{gateway.GetEndpoint("http")}");
if (builder.ExecutionContext.IsPublishMode)
{
    var url = builder.AddParameter("public-url").WithDescription("https://<host>, by which the world knows the gateway.");
    publicUrl = ReferenceExpression.Create($"{url}");
    var proxy = builder.AddParameter("known-proxy").WithDescription("The address or network of the proxy that serves https.");
    var sunUi = builder.AddParameter("sun-ui-origin").WithDescription("https://<host> of Sun-UI.");
    gateway.WithEnvironment("ForwardedHeaders__KnownProxies__0", proxy).WithEnvironment("Cors__Origins__0", sunUi);
    catalog.WithEnvironment("Cors__Origins__0", sunUi);
}

foreach (var service in new[] { gateway, catalog, wings })
    service.WithEnvironment("Public__Url", publicUrl);

// An existing Icaro that answers what this system does not: --Upstream:Api=https://.. --Upstream:Wax=https://..
foreach (var upstream in builder.Configuration.GetSection("Upstream").GetChildren())
    gateway.WithEnvironment($"Upstream__{upstream.Key}", upstream.Value);

if (builder.ExecutionContext.IsRunMode)
{
    // A resource that stops is killed after 6 s, and the database stops after 2 s.
    dispatch.WithEnvironment("Dispatch__DrainTimeout", "00:00:01.5");

    foreach (var inner in new[] { catalog, dispatch, wings, loginApi, console })
        inner.WithUrlForEndpoint("http", url => url.DisplayLocation = UrlDisplayLocation.DetailsOnly);

    // Not at the dispatcher: it has several replicas, each with a menu of its own.
    gateway.WithDeliveryOperations(new OperatorApi(gateway.GetEndpoint("http"), adminPassword.Resource));

    builder.AddProject<Projects.Import>("import")
        .WithIconName("DatabaseArrowUp")
        .WithReference(catalogDatabase).WaitFor(catalog)
        .WithEnvironment("Sealing__KeyRing", sealingKey)
        .WithImportOperation();

    var report = builder.AddStartReport()
        .Add("gateway", $"{gateway.GetEndpoint("http")}")
        .Add("console", $"{gateway.GetEndpoint("http")}/console")
        .Add("API reference", $"{gateway.GetEndpoint("http")}/api/docs")
        .Add("administrator", $"admin / {adminPassword}");

    // An external platform to try it with; --Demo=false leaves it out.
    if (builder.Configuration.GetValue("Demo", defaultValue: true))
    {
        var webhookToken = builder.AddGeneratedSecret("demo-webhook-token", length: 32)
            .WithDescription("The sample platform knows our webhooks by it.");
        var signingSecret = builder.AddGeneratedSecret("demo-signing-secret", length: 32)
            .WithDescription("Signs the webhooks to the sample platform.");

        var platform = builder.AddProject<Projects.ExternalPlatform>("external-platform")
            .WithIconName("Globe")
            .WithHttpEndpoint(port + 1)
            .WithHttpHealthCheck("/health")
            .WithUrlForEndpoint("http", url => url.DisplayText = "Sample platform")
            .WithEnvironment("Platform__WebhookToken", webhookToken)
            .WithEnvironment("Platform__SigningSecret", signingSecret)
            .WithEnvironment("Platform__IcaroUrl", gateway.GetEndpoint("http"));
        platform.WithResetOperation(catalog, [dispatch, wings, loginApi], [catalogDatabase, dispatchDatabase, loginApiDatabase]);

        catalog
            .WithEnvironment("Demo__PlatformUrl", platform.GetEndpoint("http"))
            .WithEnvironment("Demo__WebhookToken", webhookToken)
            .WithEnvironment("Demo__SigningSecret", signingSecret);

        report
            .Add("sample platform", $"{platform.GetEndpoint("http")}")
            .Add("demo's reseller", $"reseller / reseller");
    }
}

return await builder.RunAsync();
