namespace Icaro.Contracts;

/// <summary>The dispatcher has enabled an endpoint again.</summary>
public sealed record EndpointEnabled
{
    public required int EndpointId { get; init; }

    public required DateTimeOffset EnabledAt { get; init; }
}
