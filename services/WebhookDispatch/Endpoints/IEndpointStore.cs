namespace Icaro.WebhookDispatch.Endpoints;

/// <summary>What the consumer, which the bus wants to be public, sees of the endpoints.</summary>
public interface IEndpointStore
{
    /// <summary>Stores an endpoint's newest version, and resumes it if it was disabled because it did not know us.</summary>
    /// <exception cref="Npgsql.NpgsqlException">It cannot be stored, now or ever.</exception>
    Task ChangeAsync(EndpointChanged changed, CancellationToken cancellationToken);

    /// <summary>Discards what the endpoint is owed, and forgets its secrets. It stays removed, whatever arrives of it later.</summary>
    /// <exception cref="Npgsql.NpgsqlException">It cannot be stored now.</exception>
    Task RemoveAsync(EndpointRemoved removed, CancellationToken cancellationToken);
}
