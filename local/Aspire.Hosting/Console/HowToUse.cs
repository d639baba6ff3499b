using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;
using Spectre.Console;

namespace Aspire.Hosting.Local;

/// <summary>What a newcomer wants to know once everything runs. The only place that shows a generated password.</summary>
internal sealed class HowToUse(DistributedApplicationModel model, IConfiguration configuration, DataDirectory data)
{
    private const string Password = "-password";

    public async Task<Grid> DescribeAsync(CancellationToken cancellationToken)
    {
        var grid = new Grid();
        grid.AddColumns(2);

        foreach (var (name, url) in ExternalUrls())
            Add(grid, name, url);

        foreach (var parameter in GeneratedPasswords())
            Add(grid, parameter.Name, await parameter.GetValueAsync(cancellationToken) ?? string.Empty);

        Add(grid, "secrets", data.Parameters.Location);
        Add(grid, "data", data.Root);
        Add(grid, "Ctrl-C", "stops everything");
        return grid;
    }

    private IEnumerable<(string Name, string Url)> ExternalUrls() =>
        from resource in model.Resources
        from endpoint in resource.Annotations.OfType<EndpointAnnotation>()
        where endpoint.IsExternal
        from url in endpoint.ReplicaUrls
        select (resource.Name, url);

    /// <summary>Those that are not configured: whoever configures a password knows it.</summary>
    private IEnumerable<ParameterResource> GeneratedPasswords() =>
        model.Resources.OfType<ParameterResource>()
            .Where(parameter => parameter.Name.EndsWith(Password, StringComparison.Ordinal))
            .Where(parameter => ParameterResourceBuilderExtensions.Configured(configuration, parameter.Name) is null);

    private static void Add(Grid grid, string name, string value) => grid.AddRow($"[bold]{Markup.Escape(name)}[/]", Markup.Escape(value));
}
