namespace Icaro.IntegrationsCatalog.Tests.Application;

/// <summary>What the API answered.</summary>
public sealed record Answer(int Status, string Body)
{
    public JsonElement Json => JsonElement.Parse(Body);

    public static Answer Message(int status, string message) => new(status, $$"""{"message":"{{message}}"}""");

    public static Answer QuotaExceeded(string message) => new(409, $$"""{"message":"{{message}}","code":"quota_exceeded"}""");

    public static Answer Success { get; } = new(200, """{"status":"success"}""");

    public string Text(string key) => Json.GetProperty(key).GetString()!;

    public int Id => Json.GetProperty("id").GetInt32();

    /// <summary>Of a list, with its total or without.</summary>
    public int[] Ids
    {
        get
        {
            var list = Json.ValueKind == JsonValueKind.Array ? Json : Json.GetProperty("data");
            return [.. list.EnumerateArray().Select(item => item.GetProperty("id").GetInt32())];
        }
    }

    /// <summary>The one with this id in a list.</summary>
    public JsonElement Item(int id) => Json.EnumerateArray().Single(item => item.GetProperty("id").GetInt32() == id);

    public override string ToString() => $"{Status} {Body}";

    /// <summary>The keys of an object, in their order.</summary>
    public static string[] KeysOf(JsonElement element) => [.. element.EnumerateObject().Select(property => property.Name)];
}
