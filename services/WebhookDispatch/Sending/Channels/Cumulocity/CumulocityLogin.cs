namespace Icaro.WebhookDispatch.Sending.Channels.Cumulocity;

/// <summary>The credentials for a tenant: <c>tenant/user:password</c>.</summary>
internal sealed record CumulocityLogin(string Text)
{
    public string Tenant => Text.Split('/')[0];

    public AuthenticationHeaderValue Header => new("Basic", Base64);

    /// <summary>The credentials in every form in which a response may echo them.</summary>
    public IEnumerable<string> Secrets => [Text, Base64, Text[(Text.IndexOf(':', StringComparison.Ordinal) + 1)..]];

    private string Base64 => Convert.ToBase64String(Encoding.UTF8.GetBytes(Text));

    /// <summary>Keeps the password out of logs.</summary>
    public override string ToString() => nameof(CumulocityLogin);
}
