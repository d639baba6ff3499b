using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;

namespace Icaro.Hosting.Tests;

public sealed class EnvironmentTests
{
    [Fact(Timeout = RunningApplication.Deadline)]
    public async Task A_replica_gets_what_it_is_given_and_nothing_of_the_AppHosts_own()
    {
        // As whoever starts the AppHost sets a parameter: an environment variable has no hyphens.
        Environment.SetEnvironmentVariable("Parameters__given_secret", "from outside");
        await using var application = await RunningApplication.StartAsync(builder =>
        {
            var secret = builder.AddParameter("given-secret", secret: true);
            var other = builder.AddPlatform("other-one").WithReplicas(2);
            builder.AddPlatform("platform")
                .WithReference(other)
                .WithEnvironment("Given__Secret", secret)
                .WithEnvironment("Given__Url", $"{other.GetEndpoint("http")}/path");
        });

        var environment = EnvironmentOf((await application.HealthyAsync("platform")).ProcessId());

        Assert.Equal("from outside", environment["Given__Secret"]);
        Assert.Equal($"{application.GetEndpoint("other-one")}path", environment["Given__Url"]);
        Assert.Equal(application.GetEndpoint("other-one"), new Uri(environment["services__other-one__http__0"]));
        Assert.NotEqual(environment["services__other-one__http__0"], environment["services__other-one__http__1"]);
        Assert.Equal(application.GetEndpoint("platform"), new Uri(environment["ASPNETCORE_URLS"]));
        Assert.Equal("Development", environment["ASPNETCORE_ENVIRONMENT"]);
        Assert.Equal("platform", environment["OTEL_SERVICE_NAME"]);
        Assert.DoesNotContain(environment.Keys, name => name.StartsWith("Parameters__", StringComparison.Ordinal));
    }

    private static Dictionary<string, string> EnvironmentOf(int processId) =>
        File.ReadAllText($"/proc/{processId}/environ").Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Select(variable => variable.Split('=', 2))
            .ToDictionary(variable => variable[0], variable => variable[1]);
}
