namespace Icaro.LoginApiCrypto.Login.Decisions;

internal enum DecisionOutcome
{
    Allowed,
    Denied,

    /// <summary>Whoever decides could not be asked.</summary>
    Unavailable,
}

/// <summary>Whether a device may go online, and with what ticket.</summary>
/// <param name="Message">The platform's words for the guest.</param>
internal sealed record Decision(
    DecisionOutcome Outcome,
    string? Message = null,
    string? User = null,
    string? Password = null,
    string? Description = null,
    TicketOverrides? Overrides = null)
{
    public static readonly Decision Allowed = new(DecisionOutcome.Allowed);
    public static readonly Decision Denied = new(DecisionOutcome.Denied);
    public static readonly Decision Unavailable = new(DecisionOutcome.Unavailable);

    /// <summary>Keeps the password out of whatever prints the record.</summary>
    public override string ToString() => $"{nameof(Decision)} {Outcome}";
}
