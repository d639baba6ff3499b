using Microsoft.Extensions.Options;

namespace Icaro.ServiceDefaults.Starting;

/// <summary>A start that fails because of its configuration ends with a line on stderr for each error, and exit code 1.</summary>
internal static class StartFailures
{
    private static int _watched;

    public static void ShowInOneLine()
    {
        if (Interlocked.Exchange(ref _watched, 1) == 0)
            AppDomain.CurrentDomain.UnhandledException += (_, failure) => Show((Exception)failure.ExceptionObject);
    }

    private static void Show(Exception failure)
    {
        if (failure is not OptionsValidationException invalid)
            return;

        foreach (var error in invalid.Failures)
            Console.Error.WriteLine(error);
        Environment.Exit(1);
    }
}
