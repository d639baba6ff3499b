using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Net.Http.Headers;

namespace Icaro.WingsRedirect.Refusals;

/// <summary>Answers with a refusal: JSON for programs, a short page for guests. Nothing of the request is in either.</summary>
internal sealed class RefusalAnswers(IServiceScopeFactory scopes, WingsTelemetry telemetry)
{
    /// <param name="context">The request.</param>
    /// <param name="refusal">Why.</param>
    /// <param name="portal">Where the guest can go instead, if that is known for sure.</param>
    public async Task WriteAsync(HttpContext context, Refusal refusal, string? portal = null)
    {
        telemetry.CountRefusal(refusal.Code);
        var response = context.Response;
        response.StatusCode = refusal.Status;
        response.Headers.CacheControl = "no-store";
        if (refusal == Refusal.NotReady)
            response.Headers.RetryAfter = "2";

        if (!WantsPage(context.Request))
        {
            await response.WriteAsJsonAsync(
                new RefusalAnswer(refusal.Message, refusal.Code), RefusalAnswerJson.Default.RefusalAnswer, null, context.RequestAborted);
            return;
        }

        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'";
        await response.WriteAsync(await RenderAsync(refusal, portal), context.RequestAborted);
    }

    private async Task<string> RenderAsync(Refusal refusal, string? portal)
    {
        await using var scope = scopes.CreateAsyncScope();
        var renderer = scope.ServiceProvider.GetRequiredService<HtmlRenderer>();
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var page = await renderer.RenderComponentAsync<RefusalPage>(ParameterView.FromDictionary(new Dictionary<string, object?>
            {
                [nameof(RefusalPage.Advice)] = refusal.Advice,
                [nameof(RefusalPage.Code)] = refusal.Code,
                [nameof(RefusalPage.Portal)] = portal,
            }));
            return page.ToHtmlString();
        });
    }

    private static bool WantsPage(HttpRequest request) =>
        request.Headers[HeaderNames.Accept].ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}

internal static class RefusalRegistration
{
    public static void AddRefusals(this IServiceCollection services)
    {
        services.AddScoped<HtmlRenderer>();
        services.AddSingleton<RefusalAnswers>();
    }
}

internal sealed record RefusalAnswer(string Message, string Code);

[JsonSerializable(typeof(RefusalAnswer))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
internal sealed partial class RefusalAnswerJson : JsonSerializerContext;
