namespace Icaro.IntegrationsCatalog.Core.Http;

/// <summary>The part of a list that <c>?q</c> asks for: rows that contain the text somewhere, in capitals or not.</summary>
/// <param name="Pattern">For ILIKE; null when everything is asked for.</param>
/// <param name="Rejection">The answer to a text that cannot be searched; null for one that can.</param>
internal sealed record Search(string? Pattern, JsonHttpResult<ErrorMessage>? Rejection = null)
{
    /// <summary>ILIKE has none unless it is told.</summary>
    public const string Escape = @"\";

    private const int MaxLength = 200;

    public static ValueTask<Search> BindAsync(HttpContext context) => ValueTask.FromResult(Parse(context.Request.Query["q"].ToString()));

    private static Search Parse(string q)
    {
        if (new FieldCheck().Optional(q, MaxLength).Fault is { } fault)
            return new(null, ApiError.BadRequest(fault));

        // What is typed is meant as it is, also where LIKE would see more in it.
        return new(q is "" ? null : $"%{q.Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_")}%");
    }
}
