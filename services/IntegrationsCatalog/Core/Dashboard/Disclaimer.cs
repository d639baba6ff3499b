namespace Icaro.IntegrationsCatalog.Core.Dashboard;

/// <param name="Type"><c>privacy</c> or <c>tos</c>.</param>
internal sealed record NewDisclaimer(string? Type, string? Title, string? Body) : IRequestBody<NewDisclaimer>
{
    public static JsonTypeInfo<NewDisclaimer> Json => CatalogJson.Default.NewDisclaimer;

    public static NewDisclaimer Example { get; } = new("privacy", "Privacy notice", "<p>..</p>");

    public string? FindFault() => new FieldCheck()
        .Check(Type is DisclaimerTypes.Privacy or DisclaimerTypes.Tos, nameof(Type), "is neither privacy nor tos")
        .Required(Title, 250)
        .Required(Body, 100_000)
        .Fault;
}

internal sealed record DisclaimerResponse(int Id, string Type, string Title, string Body)
{
    public static DisclaimerResponse Example { get; } = new(1, "privacy", "Privacy notice", "<p>..</p>");
}

/// <param name="DisclaimersAccountsId">The same id, since a disclaimer belongs to one account.</param>
internal sealed record CreatedDisclaimerResponse(int DisclaimerId, int DisclaimersAccountsId, string Status)
{
    public static CreatedDisclaimerResponse Example { get; } = new(1, 1, "success");
}
