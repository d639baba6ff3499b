namespace Icaro.Import.Dumps;

/// <summary>The file is not a readable dump. The message contains the place and the reason.</summary>
internal sealed class DumpException(long line, string message) : Exception($"line {line}: {message}");
