using System.Buffers.Binary;
using System.Globalization;
using System.Net.Http.Headers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.WebUtilities;

namespace Icaro.Gateway.Limits;

/// <summary>
/// Token buckets per client and per token. The limiter removes idle callers after some seconds, and a token is counted after its
/// client, so a client cannot fill the memory with invented tokens.
/// </summary>
internal static class RateLimiting
{
    /// <summary>The header in which modules send their key.</summary>
    private const string KeyHeader = "X-API-KEY";

    /// <summary>The query parameter in which they may send it instead.</summary>
    private const string KeyParameter = "apiKey";

    public static void AddRateLimits(this IServiceCollection services)
    {
        services.AddValidatedOptions<RateLimits, RateLimitsValidator>(RateLimits.Section);
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<RateLimits>>((limiter, limits) =>
        {
            limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                PerClient(limits.Value.PerClientPerSecond),
                // Each kind for itself: who sends several is limited by the one that counts, whichever it is.
                PerToken(limits.Value.PerTokenPerSecond, static request => request.Headers["Token"].ToString()),
                PerToken(limits.Value.PerTokenPerSecond, PartnerKeyOf),
                PerToken(limits.Value.PerTokenPerSecond, ModuleKeyOf));
            limiter.OnRejected = RejectAsync;
        });
    }

    private static PartitionedRateLimiter<HttpContext> PerClient(int perSecond)
    {
        var bucket = Bucket(perSecond);
        return PartitionedRateLimiter.Create<HttpContext, ulong>(
            context => RateLimitPartition.Get(ClientNetwork.KeyOf(context.Connection.RemoteIpAddress), bucket));
    }

    private static PartitionedRateLimiter<HttpContext> PerToken(int perSecond, Func<HttpRequest, string> read)
    {
        var bucket = Bucket(perSecond);
        return PartitionedRateLimiter.Create<HttpContext, ulong>(context =>
            read(context.Request) is { Length: > 0 } token
                ? RateLimitPartition.Get(KeyOf(token), bucket)
                : RateLimitPartition.GetNoLimiter<ulong>(0));
    }

    /// <summary>Half of a hash, so that the limiter's memory holds no token.</summary>
    private static ulong KeyOf(string token)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(token.AsSpan()), hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }

    /// <summary>The credentials without their encoding, of which there are many.</summary>
    private static string PartnerKeyOf(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (!AuthenticationHeaderValue.TryParse(header, out var value) || value.Parameter is not { } text)
            return header;

        var credentials = new byte[text.Length];
        return Convert.TryFromBase64String(text, credentials, out var length)
            ? Convert.ToBase64String(credentials, 0, length)
            : header;
    }

    /// <summary>As the catalog reads it: the header, and otherwise the first parameter.</summary>
    private static string ModuleKeyOf(HttpRequest request)
    {
        if (request.Headers[KeyHeader].ToString() is { Length: > 0 } key)
            return key;

        // Reads the query without collecting it: requests of guests have many parameters and no key.
        foreach (var parameter in new QueryStringEnumerable(request.QueryString.Value))
        {
            if (parameter.DecodeName().Span.Equals(KeyParameter, StringComparison.OrdinalIgnoreCase))
                return parameter.DecodeValue().ToString();
        }

        return "";
    }

    private static Func<ulong, RateLimiter> Bucket(int perSecond)
    {
        // The partitioned limiter replenishes all its buckets with one timer.
        var options = new TokenBucketRateLimiterOptions
        {
            TokenLimit = perSecond,
            TokensPerPeriod = perSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            AutoReplenishment = false,
        };
        return _ => new TokenBucketRateLimiter(options);
    }

    private static ValueTask RejectAsync(OnRejectedContext rejected, CancellationToken cancellationToken)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var retryAfter) ? retryAfter : TimeSpan.Zero;
        var seconds = Math.Max(1, Math.Ceiling(wait.TotalSeconds));
        rejected.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return new(ApiError.Of(StatusCodes.Status429TooManyRequests, "Too many requests").ExecuteAsync(rejected.HttpContext));
    }
}
