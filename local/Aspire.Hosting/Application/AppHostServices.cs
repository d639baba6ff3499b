using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Local;

/// <summary>The parts that an application is made of, besides its resources.</summary>
internal static class AppHostServices
{
    private static readonly TimeSpan StopsWithin = TimeSpan.FromMinutes(1);

    private static readonly Dictionary<string, string> Switches = new()
    {
        ["--operation"] = "AppHost:Operation",
        ["--publisher"] = "Publishing:Publisher",
    };

    public static HostApplicationBuilder CreateHostBuilder(AppHostOptions options)
    {
        var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection([new("hostBuilder:reloadConfigOnChange", "false")]);

        var host = new HostApplicationBuilder(new HostApplicationBuilderSettings
        {
            ApplicationName = options.Assembly?.GetName().Name,
            ContentRootPath = options.ProjectDirectory,
            Configuration = configuration,
        });

        host.Configuration.AddCommandLine(options.Args, Switches);
        host.Logging.SetMinimumLevel(LogLevel.Warning);
        return host;
    }

    public static void Add(DistributedApplicationBuilder builder, AppHostOptions options)
    {
        var services = builder.Services;
        services.Configure<HostOptions>(host => host.ShutdownTimeout = StopsWithin);
        services.Configure<ConsoleLifetimeOptions>(lifetime => lifetime.SuppressStatusMessages = true);

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton(_ => builder.Data);
        services.AddSingleton(builder.ExecutionContext);
        services.AddSingleton(new DistributedApplicationModel(builder.Resources));
        services.AddSingleton<ResourceNotificationService>();
        services.AddSingleton<ResourceLoggerService>();
        services.AddSingleton<HealthProbe>();
        services.AddSingleton(new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }));
        services.AddSingleton<Orchestrator>();
        services.AddSingleton(provider => new ResourceCommandService(provider.GetRequiredService<Orchestrator>()));

        if (options.HasConsole)
        {
            services.AddSingleton<HowToUse>();
            services.AddHostedService<ConsoleReport>();
            services.AddHostedService<StartFailure>();
            services.AddHostedService<SecondInterrupt>();
        }

        services.AddHostedService(provider => provider.GetRequiredService<Orchestrator>());
    }
}
