namespace Icaro.LoginApiCrypto.Protocol;

/// <summary>
/// A version of the protocol. Minor versions only add fields, so a later minor version of a known major version can be read; another
/// major version cannot.
/// </summary>
internal readonly record struct LapiVersion(int Major, int Minor) : IComparable<LapiVersion>
{
    /// <summary>Adds uo, uop, mu and lu.</summary>
    public static readonly LapiVersion OnlineState = new(1, 1);

    /// <summary>Adds desc, and encrypted PMS data.</summary>
    public static readonly LapiVersion Descriptions = new(1, 3);

    /// <summary>Adds the salt of clear messages, and ac=ref.</summary>
    public static readonly LapiVersion Salts = new(2, 0);

    public static readonly LapiVersion Newest = new(2, 1);

    public static bool TryParse([NotNullWhen(true)] string? text, out LapiVersion version)
    {
        version = default;
        var parts = text?.Split('.');
        if (parts is not [var major, var minor] || !TryParsePart(major, out var majorNumber) || !TryParsePart(minor, out var minorNumber))
            return false;

        version = new(majorNumber, minorNumber);
        return true;
    }

    public bool IsKnown => Major is 1 or 2;

    public int CompareTo(LapiVersion other) => (Major, Minor).CompareTo((other.Major, other.Minor));

    public bool Has(LapiVersion addition) => CompareTo(addition) >= 0;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}");

    private static bool TryParsePart(string digits, out int number) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number) && digits.Length <= 3;
}
