namespace Icaro.Benchmarks.LoginApi;

/// <summary>The same work as a PHP program does it, whose cryptography is openssl's too.</summary>
internal static class PhpLoop
{
    private const string Script =
        """
        [, $secret, $size, $seconds] = $argv;
        $text = str_repeat('x', (int) $size);
        function b64($x) { return rtrim(strtr(base64_encode($x), '+/', '-_'), '='); }
        function unb64($x) { return base64_decode(strtr($x, '-_', '+/'), true); }
        function seal($secret, $text) {
            $iv = random_bytes(16);
            $lapi = b64($iv . openssl_encrypt($text, 'aes-256-cbc', hash('sha256', $secret, true), OPENSSL_RAW_DATA, $iv));
            return [$lapi, b64(hash_hmac('sha256', $lapi, $secret, true))];
        }
        function open($secret, $lapi, $si) {
            if (!hash_equals(b64(hash_hmac('sha256', $lapi, $secret, true)), $si)) return false;
            $bytes = unb64($lapi);
            return openssl_decrypt(substr($bytes, 16), 'aes-256-cbc', hash('sha256', $secret, true), OPENSSL_RAW_DATA, substr($bytes, 0, 16));
        }
        function rate($seconds, $work) {
            $count = 0;
            $start = hrtime(true);
            do {
                for ($i = 0; $i < 1000; $i++) $work();
                $count += 1000;
                $elapsed = (hrtime(true) - $start) / 1e9;
            } while ($elapsed < $seconds);
            return $count / $elapsed;
        }
        [$lapi, $si] = seal($secret, $text);
        if (open($secret, $lapi, $si) !== $text) exit(1);
        echo rate($seconds / 2, fn() => seal($secret, $text)), ' ', rate($seconds / 2, fn() => open($secret, $lapi, $si));
        """;

    public static bool IsInstalled { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, "php")));

    public static async Task<Sample> MeasureAsync(int size, TimeSpan duration, CancellationToken cancellationToken)
    {
        var output = await Tool.RunAsync(
            ".",
            "php",
            ["-r", Script, "--", CodecLoop.Secret, size.ToString(CultureInfo.InvariantCulture), duration.TotalSeconds.ToString(CultureInfo.InvariantCulture)],
            cancellationToken);
        double[] rates = [.. output.Split(' ').Select(rate => double.Parse(rate, CultureInfo.InvariantCulture))];
        return new(new Figure(CodecLoop.Seals, rates[0]), new Figure(CodecLoop.Opens, rates[1]));
    }
}
