using Microsoft.AspNetCore.Builder;

namespace Icaro.Tokens;

/// <summary>Marks the routes that accept a platform's <c>read</c> and <c>write</c> tokens; all others refuse them.</summary>
public static class PlatformRoutes
{
    public static TBuilder OpenToPlatforms<TBuilder>(this TBuilder routes)
        where TBuilder : IEndpointConventionBuilder => routes.WithMetadata(Mark.Instance);

    internal sealed class Mark
    {
        public static readonly Mark Instance = new();
    }
}
