using System.Reflection;
using Xunit;

namespace Icaro.Testing;

/// <summary>Starts a program with settings that it must not accept.</summary>
public static class FailedStart
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    /// <typeparam name="TProgram">A type of the program's assembly.</typeparam>
    /// <param name="settings">As on the command line: <c>--Key=value</c>.</param>
    /// <returns>The exception that ended the program.</returns>
    public static Task<Exception> ErrorAsync<TProgram>(params string[] settings) => Assert.ThrowsAnyAsync<Exception>(() =>
        Task.Run(() => Run<TProgram>(["--urls=http://127.0.0.1:0", .. settings])).WaitAsync(Timeout, TestContext.Current.CancellationToken));

    private static void Run<TProgram>(string[] arguments) => typeof(TProgram).Assembly.EntryPoint!
        .Invoke(obj: null, BindingFlags.DoNotWrapExceptions, binder: null, [arguments], culture: null);
}
