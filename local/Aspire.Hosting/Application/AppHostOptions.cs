using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Local;

/// <summary>How an application is run: by a person at a console, or by a test.</summary>
internal sealed record AppHostOptions
{
    /// <summary>The program that AppHost.cs is compiled to; it knows the folder of its project.</summary>
    public required Assembly? Assembly { get; init; }

    public string[] Args { get; init; } = [];

    /// <summary>Lines and tables for a person.</summary>
    public bool HasConsole { get; init; } = true;

    /// <summary>Fixed ports are replaced by free ones, so that several applications run at the same time.</summary>
    public bool RandomizePorts { get; init; }

    /// <summary>Where the data is; null: as configured, or else in .data beside the project.</summary>
    public string? TemporaryData { get; init; }

    public string ProjectDirectory =>
        Assembly?.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(metadata => metadata.Key == "apphostprojectpath")?.Value
        ?? Directory.GetCurrentDirectory();

    public DataDirectory OpenData(IConfiguration configuration) =>
        TemporaryData is not null
            ? new(TemporaryData, isTemporary: true)
            : new(configuration["Local:Data"] ?? Path.Combine(ProjectDirectory, "..", ".data"), isTemporary: false);
}
