using Aspire.Hosting.Publishing;

namespace Icaro.Hosting;

public static class GeneratedSecretExtensions
{
    /// <summary>
    /// A parameter that is generated at the first start and kept beside the data, not in the user's secrets: two checkouts, or two data
    /// folders, share nothing. <c>Parameters__NAME</c> sets it from outside.
    /// </summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">The resource's name.</param>
    /// <param name="length">Letters and digits only: fit for a form, a URL, and (in multiples of 4) as base64.</param>
    public static IResourceBuilder<ParameterResource> AddGeneratedSecret(
        this IDistributedApplicationBuilder builder, string name, int length) =>
        builder.AddParameter(
            name,
            new KeptDefault(name, new GenerateParameterDefault { MinLength = length, Special = false }, DataFolder.Of(builder).Secrets),
            secret: true);

    private sealed class KeptDefault(string name, GenerateParameterDefault generator, GeneratedSecrets secrets) : ParameterDefault
    {
        public override string GetDefaultValue() => secrets.GetOrAdd(name, generator.GetDefaultValue);

        public override void WriteToManifest(ManifestPublishingContext context) => generator.WriteToManifest(context);
    }
}
