using Microsoft.AspNetCore.Http.HttpResults;

namespace Icaro.ExternalPlatform.Behaviors;

/// <summary><c>GET</c> and <c>PUT /behavior</c>: to see the platform slow, failing or gone without breaking anything.</summary>
internal static class BehaviorEndpoints
{
    public static void AddBehavior(this IServiceCollection services) => services.AddSingleton<CurrentBehavior>();

    public static void MapBehavior(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/behavior", (CurrentBehavior behavior) => Show(behavior));
        routes.MapPut("/behavior", PutAsync);
    }

    private static async Task<IResult> PutAsync(HttpRequest request, CurrentBehavior current, CancellationToken cancellationToken)
    {
        try
        {
            var behavior = await JsonSerializer.DeserializeAsync(request.Body, BehaviorJson.Default.Behavior, cancellationToken);
            if (behavior is null)
                return Refusal.BadRequest("a behavior is a JSON object");
            if (behavior.Refuse() is { } refusal)
                return Refusal.BadRequest(refusal);

            current.Set(behavior);
            return Show(current);
        }
        catch (JsonException e)
        {
            return Refusal.BadRequest($"not a behavior: {e.Message}");
        }
    }

    private static JsonHttpResult<Behavior> Show(CurrentBehavior behavior) =>
        TypedResults.Json(behavior.Look(), BehaviorJson.Default.Behavior);
}
