namespace Icaro.Notifications;

/// <summary>Something that needs an operator. A subject without a condition is well.</summary>
/// <param name="Subject">What it is about, such as <c>endpoint 7</c>. A subject has at most one condition.</param>
/// <param name="State">One of the subject's states, such as <c>failing</c>.</param>
/// <param name="Text">A sentence for people, without secrets.</param>
public sealed record Condition(string Subject, string State, string Text)
{
    private const string SettledState = "settled";

    /// <summary>Ends the condition of a subject without a notification that it is well.</summary>
    public static Condition Settled(string subject) => new(subject, SettledState, "");

    internal bool IsSettled => State == SettledState;
}

/// <summary>Finds the conditions of some subjects.</summary>
public interface IConditionSource
{
    Task<IReadOnlyList<Condition>> ReadAsync(CancellationToken cancellationToken);
}
