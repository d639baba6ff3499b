namespace Icaro.Benchmarks.LoginApi;

/// <summary>What <c>openssl speed</c> makes of the two primitives alone, as if they were all of the work.</summary>
internal static class OpensslSpeed
{
    private const int BlockLength = 16;

    public static async Task<Sample> MeasureAsync(int size, CancellationToken cancellationToken)
    {
        var cipherLength = ((size / BlockLength) + 1) * BlockLength;
        var messageLength = (((BlockLength + cipherLength) * 4) + 2) / 3;
        var encrypt = await SecondsAsync(cipherLength, ["-evp", "aes-256-cbc"], cancellationToken);
        var decrypt = await SecondsAsync(cipherLength, ["-decrypt", "-evp", "aes-256-cbc"], cancellationToken);
        var sign = await SecondsAsync(messageLength, ["-hmac", "sha256"], cancellationToken);
        return new(new Figure(CodecLoop.Seals, 1 / (encrypt + sign)), new Figure(CodecLoop.Opens, 1 / (decrypt + sign)));
    }

    /// <returns>For one operation on this many bytes.</returns>
    private static async Task<double> SecondsAsync(int bytes, string[] what, CancellationToken cancellationToken)
    {
        var output = await Tool.RunAsync(
            ".", "openssl", ["speed", "-seconds", "1", "-mr", "-bytes", bytes.ToString(CultureInfo.InvariantCulture), .. what], cancellationToken);
        // +F:<number>:<name>:<bytes per second>
        var bytesPerSecond = output.Split('\n').Single(line => line.StartsWith("+F:", StringComparison.Ordinal)).Split(':')[^1];
        return bytes / double.Parse(bytesPerSecond, CultureInfo.InvariantCulture);
    }
}
