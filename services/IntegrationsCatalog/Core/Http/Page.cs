namespace Icaro.IntegrationsCatalog.Core.Http;

/// <summary>The part of a list that <c>?page&amp;limit</c> selects. Without a limit, or with -1, it is the whole list.</summary>
/// <param name="Error">The response to an invalid page; null for a valid one.</param>
internal sealed record Page(int Number, int? Limit, ApiError? Error = null)
{
    public const string NumberError = "Page error";
    public const string LimitError = "Limit error";

    public static ValueTask<Page> BindAsync(HttpContext context) =>
        ValueTask.FromResult(Parse(context.Request.Query["page"].ToString(), context.Request.Query["limit"].ToString()));

    public IQueryable<T> Of<T>(IOrderedQueryable<T> rows) => Limit is { } limit
        ? rows.Skip((int)Math.Min((Number - 1L) * limit, int.MaxValue)).Take(limit)
        : rows;

    private static Page Parse(string page, string limit)
    {
        var number = 1;
        if (page is not "" && !TryParse(page, out number))
            return new(1, null, ApiError.BadRequest(NumberError));
        if (limit is "" or "-1")
            return new(number, null);

        return TryParse(limit, out var rows) ? new(number, rows) : new(1, null, ApiError.BadRequest(LimitError));
    }

    private static bool TryParse(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0;
}
