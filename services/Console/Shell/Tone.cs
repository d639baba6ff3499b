namespace Icaro.Console.Shell;

/// <summary>What a state means for the person who looks at it.</summary>
public enum Tone
{
    Neutral,
    Good,
    Busy,
    Warn,
    Bad,
}
