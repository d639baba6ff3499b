namespace Icaro.Postgres;

public static class DatabaseExtensions
{
    /// <summary>Adds the service's database. It is created and migrated at start, and unhealthy until then.</summary>
    public static void AddDatabase<TContext>(
        this IHostApplicationBuilder builder, string connectionName, Action<DbContextOptionsBuilder>? configure = null)
        where TContext : DbContext
    {
        builder.Services.RequireSetting($"ConnectionStrings:{connectionName}", FindFault);
        builder.AddNpgsqlDbContext<TContext>(
            connectionName,
            settings =>
            {
                settings.ConnectionString = PreparedStatements.In(settings.ConnectionString);
                // A retry could commit a transaction twice. Callers and sweeps repeat what is safe to repeat.
                settings.DisableRetry = true;
                settings.DisableTracing = settings.DisableMetrics = !builder.Configuration.ExportsTelemetry();
            },
            options =>
            {
                options.UseDatabaseConventions();
                configure?.Invoke(options);
            });

        builder.Services.AddScoped(services => new ServiceDatabase(services.GetRequiredService<TContext>()));
        builder.Services.AddSingleton<IErrorMapping, DatabaseErrorMapping>();
        builder.Services.AddSingleton<DatabaseReadiness<TContext>>();
        builder.Services.AddHostedService<ReadOnlyServerWatch<TContext>>();
        builder.Services.AddHostedService<DatabaseMigration<TContext>>();
        builder.Services.AddHealthChecks().AddCheck<DatabaseReadiness<TContext>>($"{connectionName} schema");
    }

    /// <summary>Names and seals columns, also for programs that open a service's database themselves.</summary>
    public static void UseDatabaseConventions(this DbContextOptionsBuilder options)
    {
        options.UseSealedColumns();
        options.UseSnakeCaseNamingConvention();
    }

    private static string? FindFault(string connectionString, IHostEnvironment environment) =>
        ConnectionSettings.Read(connectionString) is not { } settings
            ? "is no connection string such as Host=<host>;Username=<user>;Password=<password>"
        : !environment.IsDevelopment() && settings.Password is { Length: > 0 } password && password == settings.Username
            ? "has the user name as the password"
        : null;
}

/// <summary>The context of the service, for what does not depend on its type.</summary>
public sealed record ServiceDatabase(DbContext Context);
