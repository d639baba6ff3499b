namespace Icaro.IntegrationsCatalog.Core.Http;

/// <summary>The part of a list that <c>?q</c> selects: rows that contain the text, regardless of case.</summary>
/// <param name="Pattern">For ILIKE; null without a search.</param>
/// <param name="Error">The response to an invalid text; null for a valid one.</param>
internal sealed record Search(string? Pattern, ApiError? Error = null)
{
    /// <summary>EF writes <c>ESCAPE ''</c>, which disables escapes, unless it is given the character.</summary>
    public const string Escape = @"\";
    private const int MaxLength = 200;

    public static ValueTask<Search> BindAsync(HttpContext context) => ValueTask.FromResult(Parse(context.Request.Query["q"].ToString()));

    private static Search Parse(string q)
    {
        if (new FieldCheck().Optional(q, MaxLength).Fault is { } error)
            return new(null, ApiError.BadRequest(error));

        // LIKE's wildcards are searched for literally.
        return new(q is "" ? null : $"%{q.Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_")}%");
    }
}
