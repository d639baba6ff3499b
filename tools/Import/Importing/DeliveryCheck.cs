namespace Icaro.Import.Importing;

/// <summary>Finds integrations to which the original delivers, and this system cannot.</summary>
internal static class DeliveryCheck
{
    /// <returns>Null when nothing is known to prevent deliveries.</returns>
    public static string? FindFault(string webhookUrl, string webhookToken, EgressPolicy egress) => new FieldCheck()
        .Required(webhookUrl, int.MaxValue, nameof(webhookUrl))
        .Url(webhookUrl, nameof(webhookUrl))
        .Check(
            !Uri.TryCreate(webhookUrl, UriKind.Absolute, out var url) || egress.MayBeCalled(url),
            nameof(webhookUrl), "leads to an address that is not on the public internet")
        .Check(webhookToken.All(character => character is >= ' ' and <= '~'), nameof(webhookToken), "is no value of an HTTP header")
        .Fault;
}
