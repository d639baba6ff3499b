namespace Aspire.Hosting.ApplicationModel;

public interface IResourceWithEndpoints : IResource;

/// <summary>Another resource's endpoint, of which the URL is known once the application starts. With replicas: the first one's.</summary>
public sealed class EndpointReference(IResourceWithEndpoints owner, string endpointName) : IValueProvider, IManifestExpressionProvider
{
    public IResourceWithEndpoints Resource => owner;

    public string EndpointName => endpointName;

    public EndpointAnnotation EndpointAnnotation =>
        Find() ?? throw new InvalidOperationException($"Resource '{owner.Name}' has no endpoint '{endpointName}'.");

    public bool Exists => Find() is not null;

    public bool IsAllocated => Find() is { ReplicaPorts.Count: > 0 };

    public string Scheme => EndpointAnnotation.UriScheme;

    public bool IsHttp => Scheme == "http";

    public bool IsHttps => Scheme == "https";

    public string Host => EndpointAnnotation.TargetHost;

    public int Port =>
        IsAllocated
            ? EndpointAnnotation.ReplicaPorts[0]
            : throw new InvalidOperationException($"Endpoint '{endpointName}' of '{owner.Name}' has no port before the start.");

    public int? TargetPort => IsAllocated ? Port : null;

    public string Url => EndpointAnnotation.UrlAt(Port);

    public EndpointReferenceExpression Property(EndpointProperty property) => new(this, property);

    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => new(Url);

    string IManifestExpressionProvider.ValueExpression => $"{{{owner.Name}.bindings.{endpointName}.url}}";

    private EndpointAnnotation? Find() =>
        owner.Annotations.OfType<EndpointAnnotation>()
            .FirstOrDefault(endpoint => string.Equals(endpoint.Name, endpointName, StringComparison.OrdinalIgnoreCase));
}
