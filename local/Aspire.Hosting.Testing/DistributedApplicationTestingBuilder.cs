using System.Reflection;
using Aspire.Hosting.Local;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

/// <summary>
/// Runs AppHost.cs up to its <c>Build()</c> in the test's own process. The application gets free ports, no console, and data in a
/// temporary folder that is gone when it is disposed of.
/// </summary>
public static class DistributedApplicationTestingBuilder
{
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(CancellationToken cancellationToken = default)
        where TEntryPoint : class => CreateAsync<TEntryPoint>([], cancellationToken);

    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(
        string[] args, CancellationToken cancellationToken = default)
        where TEntryPoint : class => CreateAsync(typeof(TEntryPoint), args, cancellationToken);

    /// <exception cref="InvalidOperationException">The assembly of the type is no AppHost.</exception>
    public static async Task<IDistributedApplicationTestingBuilder> CreateAsync(
        Type entryPoint, string[] args, CancellationToken cancellationToken = default)
    {
        var main = entryPoint.Assembly.EntryPoint
            ?? throw new InvalidOperationException($"{entryPoint.Assembly.GetName().Name} is no program.");

        var appHost = new AppHostEntryPoint(OptionsOf(entryPoint.Assembly));
        await Task.Run(() => RunToBuild(main, args, appHost), cancellationToken);
        return new TestingBuilder(
            appHost.Builder ?? throw new InvalidOperationException($"{entryPoint.Assembly.GetName().Name} creates no builder."));
    }

    /// <summary>A builder without an AppHost: the test itself adds the resources.</summary>
    public static IDistributedApplicationTestingBuilder Create(params string[] args) =>
        new TestingBuilder(new(OptionsOf(Assembly.GetEntryAssembly()) with { Args = args }));

    private static AppHostOptions OptionsOf(Assembly? assembly) => new()
    {
        Assembly = assembly,
        HasConsole = false,
        RandomizePorts = true,
        TemporaryData = Path.Combine(Path.GetTempPath(), $"apphost-{Path.GetRandomFileName()}"),
    };

    private static void RunToBuild(MethodInfo main, string[] args, AppHostEntryPoint appHost)
    {
        AppHostEntryPoint.Current = appHost;
        object[] parameters = main.GetParameters().Length == 0 ? [] : [args];
        try
        {
            main.Invoke(obj: null, BindingFlags.DoNotWrapExceptions, binder: null, parameters, culture: null);
        }
        catch (HostAbortedException)
        {
            // Build() was reached: from here on the test decides.
        }
    }
}
