namespace Icaro.Egress;

/// <summary>A foreign server gave no answer. The message is the code alone: what lies beneath may name addresses.</summary>
/// <param name="code">One of <see cref="EgressError"/>.</param>
public sealed class EgressException(string code, Exception? cause = null) : Exception(code, cause)
{
    public string Code { get; } = code;
}
