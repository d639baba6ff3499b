namespace Icaro.Import.Dumps;

/// <summary>The file is no dump that can be read; the message says where and why.</summary>
internal sealed class DumpException(long line, string message) : Exception($"line {line}: {message}");
