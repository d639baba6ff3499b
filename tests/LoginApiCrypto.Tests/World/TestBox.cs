extern alias iacbox;

using System.Text.Json;

namespace Icaro.LoginApiCrypto.Tests.World;

/// <summary>The simulator of <c>tests/Fakes/Iacbox</c>, as one box among others.</summary>
internal sealed class TestBox : IAsyncDisposable
{
    private readonly WebApplicationFactory<iacbox::Program> _factory;
    private readonly HttpClient _client;
    private readonly Dictionary<string, string> _settings;

    private TestBox(string number, Dictionary<string, string> settings)
    {
        (Number, _settings) = (number, settings);
        _factory = new WebApplicationFactory<iacbox::Program>().WithWebHostBuilder(host =>
        {
            host.UseSetting("Urls", "http://127.0.0.1:0");
            host.UseSetting("Logging:LogLevel:Default", "None");
            foreach (var (key, value) in settings)
                host.UseSetting($"Box:{key}", value);
        });
        _factory.UseKestrel();
        _client = _factory.CreateClient();
    }

    public string Number { get; }

    public string Secret => _settings["Secret"];

    public string Address => _client.BaseAddress!.GetLeftPart(UriPartial.Authority);

    public string Path => $"/loginapi/boxes/{Number}";

    public static TestBox Start(string number, string gateway, (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string>
        {
            ["RegistrationNumber"] = number,
            ["Secret"] = RandomNumberGenerator.GetHexString(32),
            ["LoginUrl"] = $"{gateway}/loginapi/login?box=$REGNR",
        };
        foreach (var (key, value) in settings)
            all[key] = value;
        return new(number, all);
    }

    public async Task RegisterAsync(OperatorApi api, object? registration)
    {
        var body = new JsonObject
        {
            ["registration_number"] = Number,
            ["base_url"] = $"{Address}/logon",
            ["secret"] = Secret,
            ["logon_types"] = new JsonArray("cred", "pms", "free", "to", "create"),
        };
        foreach (var (key, value) in JsonSerializer.SerializeToNode(registration ?? new { })!.AsObject())
            body[key] = value?.DeepClone();
        var (status, answer) = await api.PostAsync("/loginapi/boxes", body);
        Assert.True(status == HttpStatusCode.Created, $"{status}: {answer}");
    }

    /// <summary>What the box knows of its devices and the tickets that were made.</summary>
    public async Task<JsonNode> StateAsync() =>
        JsonNode.Parse(await _client.GetStringAsync("/state", TestContext.Current.CancellationToken))!;

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _factory.DisposeAsync();
    }
}
