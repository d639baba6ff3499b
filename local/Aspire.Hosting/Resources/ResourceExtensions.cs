namespace Aspire.Hosting.ApplicationModel;

public static class ResourceExtensions
{
    public static IEnumerable<EndpointReference> GetEndpoints(this IResourceWithEndpoints resource) =>
        resource.Annotations.OfType<EndpointAnnotation>().Select(endpoint => new EndpointReference(resource, endpoint.Name));

    public static EndpointReference GetEndpoint(this IResourceWithEndpoints resource, string endpointName) =>
        new(resource, endpointName);

    internal static int GetReplicaCount(this IResource resource) =>
        resource.Annotations.OfType<ReplicaAnnotation>().LastOrDefault()?.Replicas ?? 1;

    /// <summary>One id per replica: the resource's own name, or the name with -0, -1, .. where there are several.</summary>
    internal static IReadOnlyList<string> GetReplicaIds(this IResource resource)
    {
        var replicas = resource.GetReplicaCount();
        return replicas == 1
            ? [resource.Name]
            : [.. Enumerable.Range(0, replicas).Select(replica => $"{resource.Name}-{replica}")];
    }
}
