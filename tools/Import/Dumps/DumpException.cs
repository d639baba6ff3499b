namespace Icaro.Import.Dumps;

/// <summary>The file is not a readable dump. The message contains the reason, and the place if there is one.</summary>
internal sealed class DumpException(string message) : Exception(message)
{
    public DumpException(long line, string message)
        : this($"line {line}: {message}")
    {
    }
}
