using Microsoft.Extensions.Logging;

namespace Icaro.Hosting;

/// <summary>What the report at the start shows.</summary>
public sealed class StartReportLines(IConfiguration configuration)
{
    private readonly List<(string Label, ReferenceExpression Value)> _lines = [];

    internal IReadOnlyList<(string Label, ReferenceExpression Value)> Lines => _lines;

    /// <summary>With the token that lets a browser in; null without a dashboard.</summary>
    internal string? Dashboard => configuration["AppHost:BrowserToken"] is { } token
        ? $"{configuration["ASPNETCORE_URLS"]?.Split(';')[0]}/login?t={token}"
        : null;

    /// <summary>Adds a line, such as <c>Add("gateway", $"{gateway.GetEndpoint("http")}")</c>.</summary>
    public StartReportLines Add(string label, ReferenceExpression.ExpressionInterpolatedStringHandler value)
    {
        _lines.Add((label, ReferenceExpression.Create(value)));
        return this;
    }
}

public static class StartReportExtensions
{
    /// <summary>Replaces Aspire's own lines at the start by a report, except in tests. Warnings and errors are still shown.</summary>
    public static StartReportLines AddStartReport(this IDistributedApplicationBuilder builder)
    {
        var lines = new StartReportLines(builder.Configuration);
        if (builder.IsUnderTest())
            return lines;

        builder.Services.AddSingleton(lines);
        builder.Services.AddHostedService<StartReport>();
        builder.Services.AddLogging(logging => logging
            .AddFilter(level => level >= LogLevel.Warning)
            // While a resource starts, it is not healthy. The dashboard shows its state.
            .AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None));
        return lines;
    }
}
