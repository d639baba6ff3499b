namespace Icaro.IntegrationsCatalog.Core.Model;

/// <summary>An external platform that can be enabled for hotspots.</summary>
internal sealed class Integration
{
    public int Id { get; private set; }

    public required string Name { get; set; }

    public string Description { get; set; } = "";

    public string Site { get; set; } = "";

    public string Logo { get; set; } = "";

    public required string WebhookUrl { get; set; }

    /// <summary>Sealed. Sent with each webhook, and never returned.</summary>
    public required string WebhookToken { get; set; }

    /// <summary>Sealed, <c>whsec_…</c>. Signs each webhook. Returned once, when it is created.</summary>
    public required string SigningSecret { get; set; }

    /// <summary>The replaced secrets that still sign, newest first.</summary>
    public IReadOnlyList<RetiringSecret> RetiringSecrets { get; set; } = [];

    /// <summary>Increases when the webhook's address or secrets change, of which the dispatcher must be notified.</summary>
    public long EndpointVersion { get; set; } = 1;

    public string PreAuthRedirectUrl { get; set; } = "";

    public string PostAuthRedirectUrl { get; set; } = "";

    /// <summary>The platform's privacy text, appended to the hotspot's terms of use.</summary>
    public string Privacy { get; set; } = "";

    /// <summary>One of <see cref="Confirmations"/>.</summary>
    public string Confirmation { get; set; } = Confirmations.None;

    /// <summary>One of <see cref="GuestData"/>.</summary>
    public string Data { get; set; } = GuestData.Full;

    /// <summary>Whether the platform receives the password digests of the accounts that use it.</summary>
    public bool SendsPasswordHash { get; set; }

    public required DateTimeOffset Created { get; init; }
}

/// <summary>How a platform confirms that it has finished with a guest.</summary>
internal static class Confirmations
{
    /// <summary>The return of the guest is sufficient.</summary>
    public const string None = "none";

    /// <summary>The return needs a signature, or a request from server to server.</summary>
    public const string Signed = "signed";
}

/// <summary>The data about guests that a platform receives.</summary>
internal static class GuestData
{
    public const string Full = "full";

    /// <summary>Without credentials: neither the unit's digest nor the guest's code or voucher.</summary>
    public const string Minimal = "minimal";
}

/// <summary>Lets the hotspots of a reseller use an integration.</summary>
internal sealed class AccountIntegration
{
    /// <summary>Returned to the creator. Other requests identify the grant by the two ids below.</summary>
    public int Id { get; private set; }

    public required int AccountId { get; init; }

    public required int IntegrationId { get; init; }
}

internal static class IntegrationScope
{
    /// <summary>The reseller whose grants apply. Admins need none.</summary>
    public static int ResellerOf(TokenIdentity caller) => caller.IsReseller ? caller.AccountId : caller.CreatorId;
}
