extern alias loginapi;

using loginapi::Icaro.LoginApiCrypto.Protocol.Codec;

namespace Icaro.Benchmarks.LoginApi;

/// <summary>Seals and opens one message again and again, on one thread.</summary>
internal sealed class CodecLoop(int size) : IDisposable
{
    public const string Seals = "seals/s";
    public const string Opens = "opens/s";
    public const string Allocated = "B/op beyond the result";
    public const string Secret = "v09q5JFPZCv_nwMRyKsRWtDS9JtFghzR";

    private const int Batch = 1000;

    private readonly BoxSecret _secret = new(Secret);
    private readonly string _text = new('x', size);

    public Sample Measure(TimeSpan duration, CancellationToken cancellationToken)
    {
        var sealedText = LapiSeal.Seal(_secret, LapiMode.Encrypted, _text);
        var half = duration / 2;
        var (seals, sealBytes) = Repeat(half, () => LapiSeal.Seal(_secret, LapiMode.Encrypted, _text), cancellationToken);
        var (opens, openBytes) = Repeat(half, () => LapiOpen.Open(_secret, LapiMode.Encrypted, sealedText.Lapi, sealedText.Si), cancellationToken);
        var beyond = Math.Max(sealBytes - SizeOf(sealedText.Lapi) - SizeOf(sealedText.Si), openBytes - SizeOf(_text));
        return new(new Figure(Seals, seals), new Figure(Opens, opens), new Figure(Allocated, Math.Max(0, beyond)));
    }

    public void Dispose() => _secret.Dispose();

    private static (double PerSecond, double BytesEach) Repeat<T>(TimeSpan duration, Func<T> work, CancellationToken cancellationToken)
    {
        var count = 0L;
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var started = Stopwatch.GetTimestamp();
        TimeSpan elapsed;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var round = 0; round < Batch; round++)
                work();
            count += Batch;
            elapsed = Stopwatch.GetElapsedTime(started);
        }
        while (elapsed < duration);

        return (count / elapsed.TotalSeconds, (GC.GetAllocatedBytesForCurrentThread() - allocated) / (double)count);
    }

    /// <summary>Header, length, characters and their end, in steps of a pointer.</summary>
    private static long SizeOf(string text) => (22 + (2L * text.Length) + 7) / 8 * 8;
}
