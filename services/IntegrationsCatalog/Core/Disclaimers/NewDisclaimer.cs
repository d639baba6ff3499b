namespace Icaro.IntegrationsCatalog.Core.Disclaimers;

/// <param name="Type"><c>privacy</c> or <c>tos</c>.</param>
internal sealed record NewDisclaimer(string? Type, string? Title, string? Body) : IRequestBody<NewDisclaimer>
{
    public static JsonTypeInfo<NewDisclaimer> Json => DisclaimerJson.Default.NewDisclaimer;

    public string? FindFault() => new FieldCheck()
        .Check(Type is "privacy" or "tos", nameof(Type), "is neither privacy nor tos")
        .Required(Title, 250)
        .Required(Body, 100_000)
        .Fault;
}

internal sealed record DisclaimerAnswer(int Id, string Type, string Title, string Body);

/// <param name="DisclaimersAccountsId">The same id: a disclaimer belongs to one account.</param>
internal sealed record CreatedDisclaimerAnswer(int DisclaimerId, int DisclaimersAccountsId, string Status);

[JsonSerializable(typeof(NewDisclaimer))]
[JsonSerializable(typeof(CreatedDisclaimerAnswer))]
[JsonSerializable(typeof(IReadOnlyList<DisclaimerAnswer>))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
internal sealed partial class DisclaimerJson : JsonSerializerContext;
