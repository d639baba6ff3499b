using System.Text.Json;

namespace Icaro.Chaos.Platforms;

/// <summary>Receives a webhook: looks at it, notes it, answers it well or badly.</summary>
internal sealed class Reception(ArrivalLog log, RunClock clock, TimeProvider time)
{
    public async Task ReceiveAsync(HttpContext context, PlatformEndpoint endpoint, string? fault)
    {
        var at = clock.Now;
        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        var body = buffer.ToArray();

        var place = log.Add(Look(context.Request.Headers, body, endpoint, at, fault));
        var misbehavior = endpoint.Next();
        var (answer, accepts) = misbehavior is { } bad ? (bad.ToString(), bad is Misbehavior.Drip or Misbehavior.Truncate) : ("200", true);
        log.Answer(place, answer, accepts);
        await BadAnswer.GiveAsync(misbehavior, context, clock);
    }

    private Arrival Look(IHeaderDictionary headers, byte[] body, PlatformEndpoint endpoint, TimeSpan at, string? fault)
    {
        var id = headers["webhook-id"].ToString();
        var hash = Convert.ToHexString(SHA256.HashData(body));
        fault ??= endpoint.Seal.Refuse(headers, body, time.GetUtcNow());
        try
        {
            using var json = JsonDocument.Parse(body);
            var hotspot = json.RootElement.GetProperty("hotspot").GetProperty("id").GetInt32();
            var on = json.RootElement.GetProperty("status").GetBoolean();
            return new(new(hotspot, endpoint.IntegrationId), id, on, hash, fault, at, "", null);
        }
        catch (Exception malformed) when (malformed is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return new(new(0, endpoint.IntegrationId), id, false, hash, $"the body is malformed: {malformed.Message}", at, "", null);
        }
    }
}
