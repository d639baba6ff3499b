namespace Icaro.ExternalPlatform;

/// <summary>The body of every answer that refuses something: JSON for programs, a page for people.</summary>
internal sealed record Refusal(string Message) : IResult
{
    public static Refusal BadRequest(string message) => new(message);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        if (httpContext.Request.IsFromBrowser())
        {
            var renderer = httpContext.RequestServices.GetRequiredService<HtmlRenderer>();
            var page = await renderer.RenderAsync<RefusalPage>(StatusCodes.Status400BadRequest, (nameof(RefusalPage.Message), Message));
            await page.ExecuteAsync(httpContext);
            return;
        }

        httpContext.Response.StatusCode = StatusCodes.Status400BadRequest;
        await httpContext.Response.WriteAsJsonAsync(this, RefusalJson.Default.Refusal);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Refusal))]
internal sealed partial class RefusalJson : JsonSerializerContext;
