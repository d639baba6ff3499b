using System.Globalization;
using System.Net;

namespace Icaro.WingsRedirect.Proofs;

/// <summary>The catalog's record of verified proofs, which all replicas share: <c>PUT /internal/proofs/{id}</c>.</summary>
internal sealed partial class ProofLedger(
    HttpClient catalog, IOptions<FlowOptions> options, TimeProvider time, ILogger<ProofLedger> logger)
{
    /// <returns>False when another caller verified the proof before, null when the catalog is unavailable.</returns>
    public async Task<bool?> TryRecordAsync(Guid proofId, Guid callerId, DateTimeOffset expires, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(options.Value.ProofRecordTimeout, time);
        using var recording = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            var end = Uri.EscapeDataString(expires.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
            var url = $"/internal/proofs/{proofId}?verification={callerId}&expires={end}";
            using var response = await catalog.PutAsync(url, content: null, recording.Token);
            if (response.StatusCode is HttpStatusCode.NoContent or HttpStatusCode.Conflict)
                return response.StatusCode == HttpStatusCode.NoContent;

            Log.NotRecorded(logger, $"the catalog responded with {(int)response.StatusCode}");
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotRecorded(logger, exception.Message);
        }

        return null;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A proof was checked only against the proofs known to this replica: {Reason}")]
        public static partial void NotRecorded(ILogger logger, string reason);
    }
}
