namespace Icaro.Contracts;

/// <summary>The dispatcher sends to an endpoint again that it had disabled.</summary>
public sealed record EndpointEnabled
{
    public required int EndpointId { get; init; }

    public required DateTimeOffset EnabledAt { get; init; }
}
