namespace Icaro.IntegrationsCatalog.Core.Integrations;

/// <summary>An external platform that hotspots can be connected to.</summary>
internal sealed class Integration
{
    public int Id { get; private set; }

    public required string Name { get; set; }

    public string Description { get; set; } = "";

    public string Site { get; set; } = "";

    public string Logo { get; set; } = "";

    public required string WebhookUrl { get; set; }

    /// <summary>Sealed. Sent with each webhook; never shown.</summary>
    public required string WebhookToken { get; set; }

    /// <summary>Sealed, <c>whsec_…</c>. Signs each webhook; shown once, when it is made.</summary>
    public required string SigningSecret { get; set; }

    /// <summary>Its predecessors, as long as they sign as well; newest first.</summary>
    public IReadOnlyList<RetiringSecret> RetiringSecrets { get; set; } = [];

    /// <summary>Counts the changes of where webhooks go and what they carry, which is what the dispatcher must know.</summary>
    public long EndpointVersion { get; set; } = 1;

    public string PreAuthRedirectUrl { get; set; } = "";

    public string PostAuthRedirectUrl { get; set; } = "";

    /// <summary>The platform's privacy text, appended to the hotspot's terms of use.</summary>
    public string Privacy { get; set; } = "";

    /// <summary>What makes a guest's return from the platform count: <see cref="Confirmations"/>.</summary>
    public string Confirmation { get; set; } = Confirmations.None;

    /// <summary>What the platform learns of a guest: <see cref="GuestData"/>.</summary>
    public string Data { get; set; } = GuestData.Full;

    public required DateTimeOffset Created { get; init; }
}
