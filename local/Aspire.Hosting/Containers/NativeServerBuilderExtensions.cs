using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Local;

/// <summary>Makes a native server of what would be a container.</summary>
internal static class NativeServerBuilderExtensions
{
    public static IResourceBuilder<T> WithNativeServer<T>(
        this IResourceBuilder<T> builder, Func<Launch, CancellationToken, Task<RunningReplica>> launchAsync)
        where T : ContainerResource => builder.WithAnnotation(new LaunchAnnotation(launchAsync));

    /// <summary>Native servers listen on IPv4 alone; a client that tries "localhost" on IPv6 first would lose time.</summary>
    public static IResourceBuilder<T> WithNativeEndpoint<T>(this IResourceBuilder<T> builder, string name, string scheme, int? port)
        where T : ContainerResource =>
        builder.WithAnnotation(new EndpointAnnotation(ProtocolType.Tcp, scheme, name: name, port: port) { TargetHost = "127.0.0.1" });
}
