namespace Icaro.WingsRedirect.Flows;

/// <summary>How a guest logs in, which the portal's path determines, and the parameter that the platform gets after the code.</summary>
/// <param name="ContactName">The parameter for <see cref="Flow.Contact"/>; null for a method without one.</param>
internal sealed record LoginMethod(string? ContactName)
{
    public static readonly LoginMethod Voucher = new(null as string);
    public static readonly LoginMethod Sms = new("num");
    public static readonly LoginMethod Email = new("email");

    /// <summary>Facebook, LinkedIn and the like.</summary>
    public static readonly LoginMethod Social = new("state");

    public static LoginMethod Of(ReadOnlySpan<char> path) => path switch
    {
        "/wings/login" => Voucher,
        "/wings/login/sms" => Sms,
        "/wings/login/email" => Email,
        _ => Social,
    };
}
