namespace Aspire.Hosting.Testing;

/// <summary>The builder as AppHost.cs has left it. A test may change it before it builds.</summary>
public interface IDistributedApplicationTestingBuilder : IDistributedApplicationBuilder, IAsyncDisposable, IDisposable
{
    Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken = default);
}
