using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace Icaro.OpenIdProvider;

/// <summary>Signs tokens with RS256 (RFC 7515).</summary>
internal sealed class SigningKey : IDisposable
{
    private const string Id = "the-only-key";

    private readonly RSA _key = RSA.Create(2048);

    /// <summary>The key set, as RFC 7517 writes it.</summary>
    public object PublicKeys
    {
        get
        {
            var parameters = _key.ExportParameters(includePrivateParameters: false);
            return new
            {
                keys = new[]
                {
                    new
                    {
                        kty = "RSA",
                        use = "sig",
                        alg = "RS256",
                        kid = Id,
                        n = Base64Url.EncodeToString(parameters.Modulus),
                        e = Base64Url.EncodeToString(parameters.Exponent),
                    },
                },
            };
        }
    }

    public string Sign(IReadOnlyDictionary<string, object> claims)
    {
        var content = $"{Encode(new { alg = "RS256", typ = "JWT", kid = Id })}.{Encode(claims)}";
        var signature = _key.SignData(System.Text.Encoding.ASCII.GetBytes(content), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{content}.{Base64Url.EncodeToString(signature)}";
    }

    public void Dispose() => _key.Dispose();

    private static string Encode<T>(T value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value));
}
