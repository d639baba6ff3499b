namespace Icaro.IntegrationsCatalog.Core.Model;

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

/// <summary>How a platform says that it is done with a guest.</summary>
internal static class Confirmations
{
    /// <summary>The guest's return is enough.</summary>
    public const string None = "none";

    /// <summary>By a signature, or from server to server.</summary>
    public const string Signed = "signed";
}

/// <summary>What a platform learns of the guests who are sent to it.</summary>
internal static class GuestData
{
    public const string Full = "full";

    /// <summary>Nothing that lets anybody log in: neither the unit's digest nor the guest's code or voucher.</summary>
    public const string Minimal = "minimal";
}

/// <summary>A grant: this reseller's hotspots may use this integration.</summary>
internal sealed class AccountIntegration
{
    /// <summary>Told to whoever makes the grant; everybody else names it by the two ids below.</summary>
    public int Id { get; private set; }

    public required int AccountId { get; init; }

    public required int IntegrationId { get; init; }
}

internal static class IntegrationScope
{
    /// <summary>Whose grants count: admins need none, resellers have their own, customers and desks those of their reseller.</summary>
    public static int ResellerOf(TokenIdentity caller) => caller.IsReseller ? caller.AccountId : caller.CreatorId;
}
