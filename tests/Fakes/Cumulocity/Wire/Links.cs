namespace Icaro.Cumulocity.Wire;

/// <summary>The links by which clients go on: <c>self</c> of what there is, <c>Location</c> of what is new, and pages of lists.</summary>
internal static class Links
{
    private const int DefaultPageSize = 5;
    private const int MaxPageSize = 2000;

    /// <summary>The object with its <c>self</c>.</summary>
    public static JsonObject Linked(this HttpRequest request, string path, JsonObject one)
    {
        one["self"] = request.Url($"{path}/{one["id"]}");
        return one;
    }

    /// <summary>201, with <c>Location</c>.</summary>
    public static IResult Created(this HttpRequest request, string path, JsonObject created, string type)
    {
        var linked = request.Linked(path, created);
        request.HttpContext.Response.Headers.Location = (string)linked["self"]!;
        return request.Answer(StatusCodes.Status201Created, linked, type);
    }

    /// <summary>A page of a list: <c>pageSize</c>, <c>currentPage</c>, <c>withTotalPages</c>.</summary>
    public static IResult Page(this HttpRequest request, string api, string name, IReadOnlyList<JsonObject> all, string type)
    {
        if (!request.Accepts(type))
            return Exchange.NotAcceptable(api, type);
        if (request.Number("pageSize", DefaultPageSize, MaxPageSize) is not { } size
            || request.Number("currentPage", 1, int.MaxValue) is not { } page)
            return Refusal.Unprocessable(api, "pageSize or currentPage is out of range");

        var path = request.Path.Value!;
        var skipped = (long)(page - 1) * size;
        var body = new JsonObject
        {
            ["self"] = request.PageUrl(page),
            [name] = new JsonArray([.. all.Skip((int)Math.Min(skipped, all.Count)).Take(size).Select(one => request.Linked(path, one))]),
            ["statistics"] = new JsonObject
            {
                ["currentPage"] = page,
                ["pageSize"] = size,
                ["totalPages"] = request.Query["withTotalPages"] == "true" ? (all.Count + size - 1) / size : null,
            },
        };
        if (skipped + size < all.Count)
            body["next"] = request.PageUrl(page + 1);
        if (page > 1)
            body["prev"] = request.PageUrl(page - 1);
        return request.Answer(StatusCodes.Status200OK, body, type);
    }

    public static string Url(this HttpRequest request, string path) => $"{request.Scheme}://{request.Host}{path}";

    private static string PageUrl(this HttpRequest request, int page) => request.Url(request.Path.Value!) + QueryString.Create(
        request.Query.Where(one => one.Key != "currentPage")
            .Append(new("currentPage", page.ToString(CultureInfo.InvariantCulture))));

    private static int? Number(this HttpRequest request, string name, int missing, int max) =>
        !request.Query.TryGetValue(name, out var text) ? missing
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= max ? number
        : null;
}
