using System.Reflection;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Local;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

internal sealed class DistributedApplicationBuilder : IDistributedApplicationBuilder
{
    private readonly HostApplicationBuilder _host;
    private readonly AppHostOptions _options;

    public DistributedApplicationBuilder(AppHostOptions options)
    {
        _options = options;
        _host = AppHostServices.CreateHostBuilder(options);
        Data = options.OpenData(_host.Configuration);
        ExecutionContext = new(
            _host.Configuration["Publishing:Publisher"] is null && _host.Configuration["AppHost:Operation"] is null or "run"
                ? DistributedApplicationOperation.Run
                : DistributedApplicationOperation.Publish);
        Resources = new ResourceCollection();
    }

    public ConfigurationManager Configuration => _host.Configuration;

    public string AppHostDirectory => _options.ProjectDirectory;

    public Assembly? AppHostAssembly => _options.Assembly;

    public IHostEnvironment Environment => _host.Environment;

    public IServiceCollection Services => _host.Services;

    public DistributedApplicationExecutionContext ExecutionContext { get; }

    public IResourceCollection Resources { get; }

    public DataDirectory Data { get; }

    public IResourceBuilder<T> AddResource<T>(T resource) where T : IResource
    {
        Resources.Add(resource);
        return CreateResourceBuilder(resource);
    }

    public IResourceBuilder<T> CreateResourceBuilder<T>(T resource) where T : IResource => new ResourceBuilder<T>(this, resource);

    /// <exception cref="HostAbortedException">A test runs the entry point, and builds by itself.</exception>
    public DistributedApplication Build()
    {
        if (AppHostEntryPoint.Current is not null)
            throw new HostAbortedException();

        AppHostServices.Add(this, _options);
        return new(_host.Build());
    }
}
