namespace Icaro.IntegrationsCatalog.Core.Integrations.Rotation;

/// <summary>The body of a rotation, which may be missing.</summary>
/// <param name="OverlapSeconds">How long the old secret signs as well; 0 ends it, and all that are older, at once.</param>
internal sealed record RotationRequest(int? OverlapSeconds) : IRequestBody<RotationRequest>
{
    public static JsonTypeInfo<RotationRequest> Json => RotationRequestJson.Default.RotationRequest;

    public static RotationRequest Empty { get; } = new((int?)null);

    public string? FindFault() => new FieldCheck().Check(OverlapSeconds is null or >= 0, nameof(OverlapSeconds), "is negative").Fault;
}

/// <summary>The only time that the new secret is shown.</summary>
/// <param name="OverlapUntil">Until then webhooks carry a signature by the old secret too; null if they carry none.</param>
internal sealed record RotationAnswer(int Id, string Status, string SigningSecret, DateTimeOffset? OverlapUntil);

[JsonSerializable(typeof(RotationRequest))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
internal sealed partial class RotationRequestJson : JsonSerializerContext;

[JsonSerializable(typeof(RotationAnswer))]
internal sealed partial class RotationAnswerJson : JsonSerializerContext
{
    public static RotationAnswerJson Plain { get; } = new(PlainJson.NewOptions());
}
