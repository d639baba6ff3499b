using System.Reflection;

namespace Icaro.ExternalPlatform.Tests;

/// <summary>Starts the program with settings that it must not accept.</summary>
internal static class FailedStart
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    /// <param name="settings">As on the command line: <c>--Key=value</c>.</param>
    /// <returns>What the program ended with.</returns>
    public static Task<Exception> ErrorAsync(params string[] settings) => Assert.ThrowsAnyAsync<Exception>(() =>
        Task.Run(() => Run([.. settings, "--urls=http://127.0.0.1:0"])).WaitAsync(_patience, TestContext.Current.CancellationToken));

    private static void Run(string[] arguments) => typeof(Program).Assembly.EntryPoint!
        .Invoke(obj: null, BindingFlags.DoNotWrapExceptions, binder: null, [arguments], culture: null);
}
