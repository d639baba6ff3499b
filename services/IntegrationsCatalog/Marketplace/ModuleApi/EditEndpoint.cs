namespace Icaro.IntegrationsCatalog.Marketplace.ModuleApi;

/// <summary>POST .../edit: a module describes its connection, during the registration and later.</summary>
internal static class EditEndpoint
{
    public static async Task<IResult> EditAsync(
        string code,
        ModuleCaller caller,
        HttpRequest request,
        ModuleUrls urls,
        EgressPolicy egress,
        PendingEdits pending,
        ConnectionEdits connections,
        CancellationToken cancellationToken)
    {
        if (code != caller.Code)
            return await RespondAsync(new Dictionary<string, string> { ["code"] = ModuleApiEndpoints.ForeignCode });
        if (await ModuleForm.ReadAsync(request, "integrationModule", cancellationToken) is not { } module)
            return await RespondAsync(new Dictionary<string, string> { ["integrationModule"] = "is neither JSON nor fields in brackets" });

        var reader = new EditReader(module, urls, egress);
        var edit = reader.Read(caller.Code);
        if (reader.Errors.Count > 0)
            return await RespondAsync(reader.Errors);

        return caller.Attempt is null
            ? await connections.ApplyAsync(caller, edit, cancellationToken)
            : await pending.StoreAsync(caller, edit, cancellationToken);

        async Task<IResult> RespondAsync(IReadOnlyDictionary<string, string> errors)
        {
            var summary = string.Join(", ", errors.Select(error => $"{error.Key} {error.Value}"));
            await pending.RecordEditErrorAsync(caller, summary, cancellationToken);
            return ModuleApiResponses.Invalid(errors);
        }
    }

    public static IResult Done(IntegrationRequest? platform) =>
        Done(platform is null ? null : new PlatformSecrets(platform.WebhookToken!, platform.SigningSecret!));

    public static IResult Done(PlatformSecrets? secrets = null) =>
        TypedResults.Json(new EditResponse(true, new(secrets)), CatalogJson.Modules.EditResponse);
}
