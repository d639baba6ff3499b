namespace Icaro.WingsRedirect.Portals;

/// <summary>Whether a guest visits the platforms before or after logging in.</summary>
internal enum Step : byte
{
    Pre,
    Post,
}

internal static class StepNames
{
    public static string Name(this Step step) => step == Step.Pre ? "pre" : "post";
}
