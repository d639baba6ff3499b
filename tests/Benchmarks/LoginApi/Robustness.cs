extern alias loginapi;

using loginapi::Icaro.LoginApiCrypto.Protocol.Codec;
using loginapi::Icaro.LoginApiCrypto.Protocol.Fields;
using loginapi::Icaro.LoginApiCrypto.Protocol.Messages;

namespace Icaro.Benchmarks.LoginApi;

/// <summary>Feeds the codec and the parser with noise: pure noise, and genuine messages with some of it.</summary>
internal static class Robustness
{
    private const int Seed = 2016010103;
    private const int MaxLength = 300;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_$=+/; \0é";
    private const string Text = "ver=2.1;id=dZDzvCrCdz2MxsN2GqlMtw;ac=auth;ip=172.29.0.1;ma=8fa72685eb68;vl=0;iac=2016010103";

    private static readonly LapiMode[] Modes = [LapiMode.Encrypted, LapiMode.Clear, LapiMode.ClearUnsalted];

    /// <summary>The same inputs each time.</summary>
    /// <returns>How many made something throw.</returns>
    public static int CountExceptions(int inputs, CancellationToken cancellationToken)
    {
        var random = new Random(Seed);
        using var secret = new BoxSecret(CodecLoop.Secret);
        var thrown = 0;
        for (var input = 0; input < inputs; input++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                Try(secret, Modes[input % Modes.Length], random);
            }
            catch (Exception) when (!cancellationToken.IsCancellationRequested)
            {
                thrown++;
            }
        }

        return thrown;
    }

    private static void Try(BoxSecret secret, LapiMode mode, Random random)
    {
        var (lapi, si) = LapiSeal.Seal(secret, mode, random.Next(2) == 0 ? Text : Noise(random));
        var opened = random.Next(3) switch
        {
            0 => LapiOpen.Open(secret, mode, Noise(random), si),
            1 => LapiOpen.Open(secret, mode, lapi, Noise(random)),
            _ => LapiOpen.Open(secret, mode, lapi, si),
        };
        var (fields, fault) = FieldList.Parse(opened.Text ?? Noise(random));
        if (fault is null)
            _ = LapiMessages.Read(fields);
    }

    private static string Noise(Random random) => new(random.GetItems<char>(Alphabet, random.Next(MaxLength)));
}
