namespace Icaro.LoginApiCrypto.Operators;

/// <summary>The explanation of a message.</summary>
/// <param name="Verdict"><c>valid</c>, or the code of the first error.</param>
/// <param name="Steps">The checks in their order, up to the first that prevents the next.</param>
/// <param name="Text">The clear text; null when it could not be read.</param>
internal sealed record Explanation(string Verdict, IReadOnlyList<ExplanationStep> Steps, string? Text, Dictionary<string, string>? Fields)
{
    public const string Valid = "valid";

    /// <summary>Omits the credentials.</summary>
    public override string ToString() => $"{nameof(Explanation)} {Verdict}";
}

/// <param name="Name"><c>length</c>, <c>mode</c>, <c>signature</c>, <c>fields</c>, <c>version</c>, <c>box</c> or <c>id</c>.</param>
internal sealed record ExplanationStep(string Name, bool Ok, string Detail);
