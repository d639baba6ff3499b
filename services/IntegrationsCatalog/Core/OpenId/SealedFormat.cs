using System.Buffers.Text;

namespace Icaro.IntegrationsCatalog.Core.OpenId;

/// <summary>Seals what a browser carries to the provider and back with the key ring, which all replicas have.</summary>
internal sealed class SealedFormat<T>(KeyRing keys, IDataSerializer<T> serializer) : ISecureDataFormat<T>
{
    public string Protect(T data) => Protect(data, purpose: null);

    public string Protect(T data, string? purpose) => Base64Url.EncodeToString(keys.Seal(serializer.Serialize(data), PurposeOf(purpose)));

    public T? Unprotect(string? protectedText) => Unprotect(protectedText, purpose: null);

    public T? Unprotect(string? protectedText, string? purpose)
    {
        if (!Base64Url.IsValid(protectedText))
            return default;

        try
        {
            return serializer.Deserialize(keys.Open(Base64Url.DecodeFromChars(protectedText), PurposeOf(purpose)));
        }
        catch (CryptographicException)
        {
            return default;
        }
    }

    private static string PurposeOf(string? purpose) => $"{SealPurpose.OpenIdLogin}:{purpose}";
}

internal sealed class TextSerializer : IDataSerializer<string>
{
    public byte[] Serialize(string model) => Encoding.UTF8.GetBytes(model);

    public string Deserialize(byte[] data) => Encoding.UTF8.GetString(data);
}
