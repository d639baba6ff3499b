namespace Icaro.LoginApiCrypto.Vouchers;

/// <summary>A code that gives devices access. The code itself is shown once and not stored.</summary>
internal sealed class Voucher
{
    public int Id { get; init; }

    public int BoxId { get; init; }

    public required byte[] CodeHash { get; init; }

    /// <summary>The number of logons.</summary>
    public int MaxUses { get; init; }

    public DateTimeOffset? Expires { get; init; }

    public string Note { get; init; } = "";

    public DateTimeOffset Created { get; init; }
}

/// <summary>One logon with a voucher.</summary>
internal sealed class VoucherUse
{
    public int VoucherId { get; init; }

    public required string LogonId { get; init; }

    /// <summary>The MAC address, or what else names the device: see <see cref="LoginSession.DeviceName"/>.</summary>
    public required string Mac { get; init; }

    public DateTimeOffset UsedAt { get; init; }
}
