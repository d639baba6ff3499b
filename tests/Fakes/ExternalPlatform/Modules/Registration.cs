using Microsoft.Extensions.Primitives;

namespace Icaro.ExternalPlatform.Modules;

/// <summary>What a system sends to connect an account.</summary>
internal sealed record Registration(string Token, string ApiKey, string SystemUrl)
{
    /// <summary>As JSON in one field, or as fields in brackets.</summary>
    /// <returns>Null when it is neither.</returns>
    public static Registration? Read(IFormCollection form)
    {
        if (form.TryGetValue("register", out var json))
            return FromJson(json);

        return form["register[token]"] is [{ } token] && form["register[apiKey]"] is [{ } apiKey] && form["register[systemUrl]"] is [{ } systemUrl]
            ? new(token, apiKey, systemUrl)
            : null;
    }

    /// <returns>The reason why it is not from a system that we know, or null when it is.</returns>
    public string? Refuse(string secret, Uri? developmentSystem)
    {
        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(ApiKey));
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Token), Encoding.ASCII.GetBytes(Convert.ToHexStringLower(expected))))
            return "the token is not the HMAC of the apiKey";

        return IsKnown(SystemUrl, developmentSystem) ? null : "the systemUrl is not one that we know";
    }

    /// <summary>https on its usual port and nothing else; a developer's own system as it is.</summary>
    private static bool IsKnown(string systemUrl, Uri? developmentSystem)
    {
        if (developmentSystem is not null && systemUrl == developmentSystem.GetLeftPart(UriPartial.Authority))
            return true;

        return Uri.TryCreate(systemUrl, UriKind.Absolute, out var url)
            && url is { Scheme: "https", IsDefaultPort: true, PathAndQuery: "/", Fragment: "", UserInfo: "" }
            && !systemUrl.EndsWith('/')
            && developmentSystem is { Scheme: "https" }
            && url.Host == developmentSystem.Host;
    }

    private static Registration? FromJson(StringValues json)
    {
        try
        {
            return json is [{ } text] ? JsonSerializer.Deserialize(text, RegistrationJson.Default.Registration) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSerializable(typeof(Registration))]
[JsonSourceGenerationOptions(JsonSerializerDefaults.Strict, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class RegistrationJson : JsonSerializerContext;
