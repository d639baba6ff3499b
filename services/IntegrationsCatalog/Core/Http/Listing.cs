namespace Icaro.IntegrationsCatalog.Core.Http;

/// <summary>A page of a list.</summary>
/// <param name="Total">Of all pages.</param>
internal sealed record Listing<T>(IReadOnlyList<T> Data, int Total);
