using Icaro.ServiceDefaults.Configuration;
using Npgsql;

namespace Icaro.WebhookDispatch;

internal static class DispatchDataSource
{
    /// <summary>Adds the connections for what is done per delivery, untraced: a poll each second would bury the deliveries.</summary>
    public static void AddDispatchDataSource(this IHostApplicationBuilder builder)
    {
        var connectionString = builder.Configuration.Required("ConnectionStrings:dispatchdb");
        builder.Services.AddSingleton(_ =>
        {
            var dataSource = new NpgsqlDataSourceBuilder(connectionString);
            dataSource.ConfigureTracing(tracing => tracing.ConfigureCommandFilter(_ => false).ConfigureBatchFilter(_ => false));
            return dataSource.Build();
        });
    }
}
