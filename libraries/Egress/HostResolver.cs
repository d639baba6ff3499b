namespace Icaro.Egress;

/// <summary>Looks a host up, once per connection.</summary>
/// <exception cref="System.Net.Sockets.SocketException">There is no such host, or nobody to ask.</exception>
internal delegate Task<IPAddress[]> HostResolver(string host, CancellationToken cancellationToken);
