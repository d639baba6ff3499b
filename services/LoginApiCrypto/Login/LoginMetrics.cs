using System.Diagnostics.Metrics;

namespace Icaro.LoginApiCrypto.Login;

/// <summary>Counts logins by how they went on. It knows nothing of guests and boxes.</summary>
internal sealed class LoginMetrics(IMeterFactory meters)
{
    /// <summary>The guest's form became redirect 2. Any other outcome of a form is the code of its error.</summary>
    public const string Sent = "sent";

    /// <summary>The box let the guest online, as redirect 3 says.</summary>
    public const string Accepted = "accepted";

    /// <summary>The box did not.</summary>
    public const string Rejected = "rejected";

    private readonly Counter<long> _logins = meters.Create("LoginApiCrypto").CreateCounter<long>(
        "loginapi.logins", "{login}", "Forms of guests and answers of boxes, by outcome.");

    public void Count(string outcome) => _logins.Add(1, new KeyValuePair<string, object?>("loginapi.outcome", outcome));
}
