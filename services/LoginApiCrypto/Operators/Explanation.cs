namespace Icaro.LoginApiCrypto.Operators;

/// <summary>What a message is and what is wrong with it.</summary>
/// <param name="Verdict"><c>valid</c>, or the code of the first thing that is wrong.</param>
/// <param name="Steps">What was looked at, in this order, up to where it could go no further.</param>
/// <param name="Text">The clear text, as far as it could be read.</param>
internal sealed record Explanation(string Verdict, IReadOnlyList<ExplanationStep> Steps, string? Text, Dictionary<string, string>? Fields)
{
    public const string Valid = "valid";

    /// <summary>Keeps the credentials out of whatever prints the record.</summary>
    public override string ToString() => $"{nameof(Explanation)} {Verdict}";
}

/// <param name="Name"><c>length</c>, <c>mode</c>, <c>signature</c>, <c>fields</c>, <c>version</c>, <c>box</c> or <c>id</c>.</param>
internal sealed record ExplanationStep(string Name, bool Ok, string Detail);
