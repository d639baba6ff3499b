namespace Icaro.IntegrationsCatalog.Marketplace.ModuleApi;

/// <summary>Whose api key it is. Endpoints that <see cref="ModuleRoutes"/> marks take it as a parameter.</summary>
/// <param name="Code">Of the module.</param>
/// <param name="ConnectionId">Null as long as the module registers.</param>
/// <param name="Attempt">The registration; null once it is connected.</param>
internal sealed record ModuleCaller(
    int ModuleId, string Code, int AccountId, int? ConnectionId, Guid? Attempt, IReadOnlyList<string> Scopes, string KeyHash)
{
    public static ValueTask<ModuleCaller?> BindAsync(HttpContext context) => ValueTask.FromResult(context.Features.Get<ModuleCaller>());
}
