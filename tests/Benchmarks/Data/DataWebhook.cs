using System.Net.Http.Json;

namespace Icaro.Benchmarks.Data;

/// <summary>Where the data of a project's devices is pushed to, whatever their type.</summary>
internal sealed class DataWebhook(DataPartner partner, string path)
{
    public static async Task<DataWebhook> CreateAsync(DataPartner partner, Uri url, CancellationToken cancellationToken)
    {
        var integrations = $"{partner.Project}/integrations";
        var body = new { type = "webhook", url, token = "yard-token" };
        var id = await partner.CreateAsync(integrations, body, "integrationId", cancellationToken);
        return new(partner, $"{integrations}/{id}");
    }

    /// <param name="points">Of one device, that go out together at most.</param>
    public async Task BatchAsync(int points, CancellationToken cancellationToken)
    {
        using var _ = await partner.SendAsync(HttpMethod.Put, path, JsonContent.Create(new { batchSize = points }), cancellationToken);
    }
}
