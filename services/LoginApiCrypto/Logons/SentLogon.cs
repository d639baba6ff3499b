namespace Icaro.LoginApiCrypto.Logons;

/// <summary>A form that was submitted, and where the browser was sent with it.</summary>
/// <param name="Form">Tells a form that came twice, by an impatient click, from another attempt.</param>
internal sealed record SentLogon(string Form, string Url)
{
    /// <summary>Keeps the credentials out of whatever prints the record.</summary>
    public override string ToString() => nameof(SentLogon);
}
