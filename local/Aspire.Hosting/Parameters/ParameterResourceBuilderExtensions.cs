using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Local;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting;

public static class ParameterResourceBuilderExtensions
{
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, bool secret = false) =>
        builder.AddResource(FromConfiguration(builder, name, value: null, secret));

    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, string value, bool publishValueAsDefault = false, bool secret = false)
    {
        if (publishValueAsDefault && secret)
            throw new ArgumentException("A secret is never published.", nameof(secret));

        return builder.AddResource(new ParameterResource(name, _ => value, secret));
    }

    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, ParameterDefault value, bool secret = false, bool persist = false)
    {
        if (persist && builder.ExecutionContext.IsRunMode)
            value = new PersistedParameterDefault(name, value, builder.Data.Parameters);

        return builder.AddResource(FromConfiguration(builder, name, value, secret));
    }

    /// <summary>A password of 22 characters (128 bits) for a server, generated once and kept. It is no resource of the model.</summary>
    public static ParameterResource CreateDefaultPasswordParameter(
        IDistributedApplicationBuilder builder, string name, bool special = true) =>
        FromConfiguration(
            builder,
            name,
            new PersistedParameterDefault(name, new GenerateParameterDefault { Special = special }, builder.Data.Parameters),
            secret: true);

    private static ParameterResource FromConfiguration(
        IDistributedApplicationBuilder builder, string name, ParameterDefault? value, bool secret) =>
        new(name, byDefault => Configured(builder.Configuration, name) ?? byDefault?.GetDefaultValue() ?? throw Missing(name), secret)
        {
            Default = value,
        };

    /// <summary>An environment variable has no hyphens in its name: admin-password is also found as Parameters__admin_password.</summary>
    internal static string? Configured(IConfiguration configuration, string name) =>
        configuration[$"Parameters:{name}"] is { Length: > 0 } value ? value : configuration[$"Parameters:{name.Replace('-', '_')}"];

    private static DistributedApplicationException Missing(string name) =>
        new($"Parameter '{name}' has no value: set Parameters__{name.Replace('-', '_')}.");
}
