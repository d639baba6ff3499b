using System.Diagnostics.Metrics;

namespace Icaro.LoginApiCrypto.Login;

/// <summary>Counts logins by outcome, without data of guests and boxes.</summary>
internal sealed class LoginMetrics(IMeterFactory meters)
{
    /// <summary>The form led to redirect 2. Any other outcome of a form is the code of its error.</summary>
    public const string Sent = "sent";

    /// <summary>The box gave access, as redirect 3 reports.</summary>
    public const string Accepted = "accepted";

    /// <summary>The box denied access, as redirect 3 reports.</summary>
    public const string Rejected = "rejected";

    private readonly Counter<long> _logins = meters.Create("LoginApiCrypto").CreateCounter<long>(
        "loginapi.logins", "{login}", "Forms of guests and callbacks of boxes, by outcome.");

    public void Count(string outcome) => _logins.Add(1, new KeyValuePair<string, object?>("loginapi.outcome", outcome));
}
