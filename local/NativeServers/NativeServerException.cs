namespace Icaro.Local.NativeServers;

/// <summary>A native server cannot run; the message is for the person at the terminal.</summary>
public class NativeServerException(string message) : Exception(message);

/// <summary>A server is not installed; the message is one sentence that names the package.</summary>
public sealed class MissingServerException(string message) : NativeServerException(message);
