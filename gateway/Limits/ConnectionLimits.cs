using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Icaro.Gateway.Limits;

/// <summary>The section <c>Connections</c>: what a client may occupy without sending anything useful.</summary>
internal sealed class ConnectionLimits
{
    public const string Section = "Connections";

    /// <summary>Of all clients together. Further ones are closed at once.</summary>
    [Range(1, 1_000_000)]
    public int MaxOpen { get; init; } = 10_000;

    /// <summary>The time for the headers of a request, from its first byte.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan HeadersTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Bytes per second of a request body, on average and after 5 s. A body of 1 MiB takes 9 minutes at most.</summary>
    [Range(1, 1_000_000)]
    public int MinBodyRate { get; init; } = 2048;
}

[OptionsValidator]
internal sealed partial class ConnectionLimitsValidator : IValidateOptions<ConnectionLimits>;

internal static class ConnectionLimiting
{
    private static readonly TimeSpan GracePeriod = TimeSpan.FromSeconds(5);

    public static void AddConnectionLimits(this IServiceCollection services)
    {
        services.AddValidatedOptions<ConnectionLimits, ConnectionLimitsValidator>(ConnectionLimits.Section);
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<ConnectionLimits>>((kestrel, limits) =>
        {
            kestrel.Limits.MaxConcurrentConnections = limits.Value.MaxOpen;
            kestrel.Limits.RequestHeadersTimeout = limits.Value.HeadersTimeout;
            kestrel.Limits.MinRequestBodyDataRate = new(limits.Value.MinBodyRate, GracePeriod);
        });
    }
}
