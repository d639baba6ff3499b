namespace Icaro.ExternalPlatform.Modules;

/// <summary>
/// <c>POST /modules/{code}/register</c>: looks who it is, describes the connection to the system while the request is still open,
/// and says yes; unless the module is told to misbehave.
/// </summary>
internal static class RegisterEndpoint
{
    public static async Task<IResult> RegisterAsync(
        string code,
        HttpRequest request,
        HostedModules modules,
        SystemApi system,
        IOptions<PlatformOptions> options,
        IHostApplicationLifetime lifetime,
        CancellationToken cancellationToken)
    {
        if (modules.Find(code) is not { } module)
            return Results.NotFound();
        if (!request.HasFormContentType || Registration.Read(await request.ReadFormAsync(cancellationToken)) is not { } registration)
            return Refuse(module, StatusCodes.Status400BadRequest, "this is no registration");
        if (registration.Refuse(module.Settings.Secret, options.Value.IcaroUrl) is { } refusal)
            return Refuse(module, StatusCodes.Status401Unauthorized, refusal);

        module.Note("registration", registration.SystemUrl);
        var address = ModuleEndpoints.AddressOf(request, code);
        if (module.Settings.Misbehavior is not Misbehaviors.NeverEdits
            && !await EditAsync(module, code, address, registration, system, cancellationToken)
            && module.Settings.Misbehavior is not Misbehaviors.WrongCode)
            return Refuse(module, StatusCodes.Status400BadRequest, "the system refused the description of the connection");

        return await AnswerAsync(module, $"{address}/account", request.HttpContext, lifetime, cancellationToken);
    }

    private static async Task<bool> EditAsync(
        HostedModule module, string code, string address, Registration registration, SystemApi system, CancellationToken cancellationToken)
    {
        var settings = module.Settings;
        var clientId = settings.ClientId ?? RandomNumberGenerator.GetHexString(64, lowercase: true);
        var edit = new JsonObject
        {
            ["code"] = code,
            ["integrationCode"] = code,
            ["active"] = true,
            ["name"] = $"Module {code}",
            ["clientId"] = clientId,
            ["baseUrl"] = address,
            ["actions"] = new JsonObject { ["activity"] = "/activity", ["settings"] = "/account" },
            ["availableCountries"] = new JsonArray("IT", "AT"),
            ["accountUrl"] = $"{address}/account",
        };
        if (settings.HasWebhook)
            edit["integrations"] = new JsonObject { ["hotspot"] = new JsonObject { ["webhookUrl"] = $"{address}/webhook" } };

        // The connection is ours before the system may use it.
        var path = settings.Misbehavior is Misbehaviors.WrongCode ? $"{code}-2" : code;
        var (status, body) = await system.EditAsync(registration, path, edit, settings.EditFormat, cancellationToken);
        var answer = JsonNode.Parse(body);
        var secrets = answer?["info"]?["hotspot"];
        module.Add(new(clientId, registration.ApiKey, registration.SystemUrl, (string?)secrets?["webhookToken"], (string?)secrets?["signingSecret"]));
        var succeeded = status is 200 or 201 && (bool?)answer?["success"] is true;
        module.Note(succeeded ? "edit" : "refused edit", $"{status} {(succeeded ? "" : body)}");
        return succeeded;
    }

    private static async Task<IResult> AnswerAsync(
        HostedModule module, string accountUrl, HttpContext context, IHostApplicationLifetime lifetime, CancellationToken cancellationToken)
    {
        switch (module.Settings.Misbehavior)
        {
            case Misbehaviors.Refuses:
                return Answer(StatusCodes.Status200OK, new() { ["success"] = false, ["errorMsg"] = "Please pay your bill first" });
            case Misbehaviors.Unauthorized:
                return Results.Unauthorized();
            case Misbehaviors.WrongSuccess:
                return Answer(StatusCodes.Status200OK, new() { ["success"] = "yes", ["accountUrl"] = accountUrl });
            case Misbehaviors.EmptyBody:
                return Results.Ok();
            case Misbehaviors.NoAccountUrl:
                return Answer(StatusCodes.Status201Created, new() { ["success"] = true });
            case Misbehaviors.Slow:
                using (var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping))
                    await Task.Delay(Timeout.InfiniteTimeSpan, ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                context.Abort();
                return Results.Empty;
            default:
                return Answer(StatusCodes.Status201Created, new() { ["success"] = true, ["accountUrl"] = accountUrl });
        }
    }

    private static IResult Refuse(HostedModule module, int status, string reason)
    {
        module.Note("refused registration", reason);
        return Answer(status, new() { ["success"] = false, ["errorMsg"] = reason });
    }

    private static IResult Answer(int status, JsonObject body) => Results.Text(body.ToJsonString(), "application/json", statusCode: status);
}
