namespace Icaro.LoginApiCrypto.Login.Decisions;

internal enum DecisionOutcome
{
    Allowed,
    Denied,

    /// <summary>No decision was obtained.</summary>
    Unavailable,
}

/// <summary>Whether a device gets access, and the ticket for it.</summary>
/// <param name="Message">The platform's message to the guest.</param>
internal sealed record Decision(
    DecisionOutcome Outcome,
    string? Message = null,
    string? User = null,
    string? Password = null,
    string? Description = null,
    TicketOverrides? Overrides = null,
    int? Template = null)
{
    public static readonly Decision Allowed = new(DecisionOutcome.Allowed);
    public static readonly Decision Denied = new(DecisionOutcome.Denied);
    public static readonly Decision Unavailable = new(DecisionOutcome.Unavailable);

    /// <summary>Omits the password.</summary>
    public override string ToString() => $"{nameof(Decision)} {Outcome}";
}
