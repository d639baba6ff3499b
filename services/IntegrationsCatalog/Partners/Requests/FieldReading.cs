namespace Icaro.IntegrationsCatalog.Partners.Requests;

/// <summary>Reads the fields of an object. Missing and invalid fields are null.</summary>
internal static partial class FieldReading
{
    private const int MaxIdLength = 100;

    public static string? Text(this BodyCheck check, JsonElement owner, string name, int maxLength)
    {
        if (BodyCheck.Field(owner, name) is not { } field)
            return null;

        using var place = check.At(name);
        var (text, error) = ReadText(field, maxLength);
        if (error is null)
            return text;

        check.Fail(error);
        return null;
    }

    public static string? RequiredText(this BodyCheck check, JsonElement owner, string name, int maxLength)
    {
        var errors = check.Errors.Count;
        var text = check.Text(owner, name, maxLength);
        if (string.IsNullOrWhiteSpace(text) && check.Errors.Count == errors)
            check.Require(name);
        return text;
    }

    /// <summary>An identifier that is used in paths and by other systems.</summary>
    public static string? Id(this BodyCheck check, JsonElement owner, string name)
    {
        var id = check.Text(owner, name, MaxIdLength);
        if (id is null || WellFormedId.IsMatch(id))
            return id;

        using var place = check.At(name);
        check.Fail("is not 1 to 100 letters, digits and - _ . :");
        return null;
    }

    public static double? Number(this BodyCheck check, JsonElement owner, string name, double min, double max)
    {
        if (BodyCheck.Field(owner, name) is not { } field)
            return null;

        using var place = check.At(name);
        return check.Number(field, min, max);
    }

    public static double? Number(this BodyCheck check, JsonElement value, double min, double max)
    {
        if (value.ValueKind is not JsonValueKind.Number)
            check.Fail("is not a number");
        else if (value.GetDouble() is var number && !double.IsFinite(number))
            check.Fail("is too large");
        else if (!(number >= min && number <= max))
            check.Fail(double.IsInfinity(max) ? $"is not at least {min}" : $"is not {min} to {max}");
        else
            return number;
        return null;
    }

    public static int? WholeNumber(this BodyCheck check, JsonElement owner, string name, int min, int max)
    {
        if (BodyCheck.Field(owner, name) is not { } field)
            return null;
        if (field.ValueKind is JsonValueKind.Number && field.TryGetInt32(out var number) && number >= min && number <= max)
            return number;

        using var place = check.At(name);
        check.Fail($"is not a whole number, {min} to {max}");
        return null;
    }

    public static bool? Flag(this BodyCheck check, JsonElement owner, string name)
    {
        if (BodyCheck.Field(owner, name) is not { } field)
            return null;
        if (field.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return field.GetBoolean();

        using var place = check.At(name);
        check.Fail("is neither true nor false");
        return null;
    }

    public static void Require(this BodyCheck check, string name)
    {
        using var place = check.At(name);
        check.Fail("is required");
    }

    private static (string? Text, string? Error) ReadText(JsonElement field, int maxLength)
    {
        if (field.ValueKind is not JsonValueKind.String)
            return (null, "is not a string");

        try
        {
            var text = field.GetString()!;
            return (text, FieldCheck.FindFault(text, maxLength));
        }
        catch (InvalidOperationException)
        {
            // An escaped lone surrogate.
            return (null, "is not Unicode text");
        }
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_.:-]{1,100}\z")]
    private static partial Regex WellFormedId { get; }
}
