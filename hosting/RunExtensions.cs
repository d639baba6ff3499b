namespace Icaro.Hosting;

public static class RunExtensions
{
    /// <summary>Builds and runs the application until it is stopped.</summary>
    /// <returns>The exit code: 1 when it could not start, for a reason that is the last line on standard error.</returns>
    public static async Task<int> RunAsync(this IDistributedApplicationBuilder builder)
    {
        if (builder.ExecutionContext.IsRunMode)
        {
            builder.StartProjectsDirectly();
            builder.RequireFreePorts();
            builder.Services.AddHostedService<DcpWatch>();
            // The command ends when everything that it started has ended.
            builder.Configuration["DcpPublisher:WaitForResourceCleanup"] = "true";
        }
        try
        {
            await using var application = builder.Build();
            await application.RunAsync();
            return Environment.ExitCode;
        }
        catch (DistributedApplicationException failure)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return 1;
        }
    }
}
