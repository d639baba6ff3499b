using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>A resource that others find by its name, in <c>services__NAME__SCHEME__N</c> of their environment.</summary>
public interface IResourceWithServiceDiscovery : IResourceWithEndpoints;
