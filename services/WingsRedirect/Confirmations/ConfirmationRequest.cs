namespace Icaro.WingsRedirect.Confirmations;

/// <param name="State">As it was in the guest's address.</param>
internal sealed record ConfirmationRequest(string? State);

/// <param name="Callback">Where to send the guest, signed.</param>
internal sealed record ConfirmationAnswer(string Status, string Callback);

[JsonSerializable(typeof(ConfirmationRequest))]
[JsonSerializable(typeof(ConfirmationAnswer))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
internal sealed partial class ConfirmationJson : JsonSerializerContext;
