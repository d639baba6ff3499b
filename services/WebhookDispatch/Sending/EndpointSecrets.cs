namespace Icaro.WebhookDispatch.Sending;

/// <summary>An endpoint's secrets in clear, for as long as one attempt takes.</summary>
internal sealed record EndpointSecrets(string Token, string SigningSecret)
{
    /// <summary>Keeps the secrets out of whatever prints the record.</summary>
    public override string ToString() => nameof(EndpointSecrets);
}
