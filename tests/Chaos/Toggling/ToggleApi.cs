namespace Icaro.Chaos.Toggling;

/// <summary>Switches lanes through the gateway, and logs each request.</summary>
internal sealed class ToggleApi(HttpClient gateway, ToggleLog log, RunClock clock)
{
    /// <summary>After which a client gives up on an answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async Task<Outcome> ToggleAsync(Lane lane, bool on, string token, CancellationToken cancellationToken)
    {
        var started = clock.Now;
        var (outcome, answer) = await SendAsync(lane, on, token, cancellationToken);
        log.Add(new(lane, on, started, clock.Now, outcome, answer));
        return outcome;
    }

    private async Task<(Outcome Outcome, string Answer)> SendAsync(Lane lane, bool on, string token, CancellationToken cancellationToken)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"/api/hotspot_integrations/{lane.HotspotId}/{lane.IntegrationId}");
        using var request = new HttpRequestMessage(on ? HttpMethod.Put : HttpMethod.Delete, path)
        {
            Headers = { { "Token", token } },
            // HttpClient repeats a request without content when its connection breaks, and the repetition is a toggle of its own.
            Content = new ByteArrayContent([]),
        };
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            using var response = await gateway.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            return (OutcomeOf(response.StatusCode), ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture));
        }
        catch (Exception unanswered) when (unanswered is HttpRequestException or OperationCanceledException)
        {
            return (Outcome.Unknown, unanswered.GetType().Name);
        }
    }

    private static Outcome OutcomeOf(HttpStatusCode status) => (int)status switch
    {
        200 => Outcome.Committed,
        >= 400 and < 500 => Outcome.Refused,
        _ => Outcome.Unknown,
    };
}
