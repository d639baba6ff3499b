using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Local;

/// <summary>A replica is healthy as long as a GET of this path is answered with this status (null: any 2xx).</summary>
internal sealed record HttpHealthCheckAnnotation(string EndpointName, string Path, int? StatusCode) : IResourceAnnotation;
