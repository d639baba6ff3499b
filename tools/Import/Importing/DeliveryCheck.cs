namespace Icaro.Import.Importing;

/// <summary>Finds integrations to which the original delivers, and this system cannot.</summary>
internal static class DeliveryCheck
{
    /// <returns>Null when nothing is known to prevent deliveries.</returns>
    public static string? FindFault(string webhookUrl, string webhookToken, EgressPolicy egress) => new FieldCheck()
        .Required(webhookUrl, int.MaxValue)
        .Url(webhookUrl)
        .Callable(webhookUrl, egress)
        .Check(webhookToken.All(character => character is >= ' ' and <= '~'), nameof(webhookToken), "is no value of an HTTP header")
        .Fault;
}
