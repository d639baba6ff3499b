namespace Icaro.Postgres;

/// <summary>The data of a database does not permit the service to run. Thrown by an <see cref="IDatabaseSeed{TContext}"/>.</summary>
/// <param name="reason">Follows "The database cannot be used: ".</param>
public sealed class DatabaseRefusedException(string reason) : Exception(reason);
