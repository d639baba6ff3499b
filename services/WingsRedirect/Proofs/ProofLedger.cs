using System.Globalization;
using System.Net;

namespace Icaro.WingsRedirect.Proofs;

/// <summary>The catalog's book of verified proofs, which all replicas share: <c>PUT /internal/proofs/{id}</c>.</summary>
internal sealed partial class ProofLedger(HttpClient catalog, TimeProvider time, ILogger<ProofLedger> logger)
{
    /// <summary>A guest stands before a closed door; longer than this nobody waits for a catalog that hangs.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    /// <returns>False when the proof was verified before, null when the catalog does not say.</returns>
    public async Task<bool?> TryBookAsync(Guid proofId, DateTimeOffset expires, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(Timeout, time);
        using var booking = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            var end = Uri.EscapeDataString(expires.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
            var address = $"/internal/proofs/{proofId}?verification={Guid.CreateVersion7(time.GetUtcNow())}&expires={end}";
            using var answer = await catalog.PutAsync(address, content: null, booking.Token);
            if (answer.StatusCode is HttpStatusCode.NoContent or HttpStatusCode.Conflict)
                return answer.StatusCode == HttpStatusCode.NoContent;

            Log.NotBooked(logger, $"the catalog answered {(int)answer.StatusCode}");
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotBooked(logger, failure.Message);
        }

        return null;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A proof counts as far as this replica knows, without the catalog's book: {Reason}")]
        public static partial void NotBooked(ILogger logger, string reason);
    }
}
