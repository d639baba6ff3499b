namespace Icaro.WingsRedirect.Flows;

/// <summary>When a guest is sent round the platforms: before logging in, or after.</summary>
internal enum Step : byte
{
    Pre,
    Post,
}

internal static class StepNames
{
    public static string Name(this Step step) => step == Step.Pre ? "pre" : "post";
}
