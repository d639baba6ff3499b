namespace Icaro.Iacbox.Logons;

/// <summary>What came of a logon: redirect 3's rc and err.</summary>
internal sealed record LogonResult(int ReturnCode, string Error, string User)
{
    public static LogonResult Online(string user) => new(0, "", user);

    public static LogonResult Refused(string error) => new(9999, error, "");
}
