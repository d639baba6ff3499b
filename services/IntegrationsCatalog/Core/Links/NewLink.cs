namespace Icaro.IntegrationsCatalog.Core.Links;

/// <param name="Name">For whom it is.</param>
/// <param name="ExpiresIn">Seconds, at most 90 days; by default 7 days.</param>
internal sealed record NewLink(string? Name, int? ExpiresIn) : IRequestBody<NewLink>
{
    private const int Least = 60;
    private const int Most = 90 * 24 * 60 * 60;
    private const int Default = 7 * 24 * 60 * 60;

    public static JsonTypeInfo<NewLink> Json => CatalogJson.Default.NewLink;

    public static NewLink Empty { get; } = new(null, null);

    public static NewLink Example { get; } = new("Developers of the platform", Default);

    public TimeSpan Lifetime => TimeSpan.FromSeconds(ExpiresIn ?? Default);

    public string? FindFault() => new FieldCheck()
        .Optional(Name, 200)
        .Check(ExpiresIn is null or (>= Least and <= Most), nameof(ExpiresIn), $"must be {Least} to {Most} seconds")
        .Fault;
}

/// <param name="AccountId">Who handed it out.</param>
internal sealed record LinkResponse(int Id, string Name, int AccountId, DateTimeOffset Created, DateTimeOffset ExpiresAt)
{
    public static LinkResponse Example { get; } = new(
        3,
        "Developers of the platform",
        1,
        new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero),
        new(2026, 2, 7, 12, 0, 0, TimeSpan.Zero));
}

/// <summary>The only response that contains the token, which is also in the URL.</summary>
/// <param name="Url">Opens the deliveries in the console. The token is in the fragment, which browsers send to no server.</param>
internal sealed record CreatedLinkResponse(int Id, string Status, string Url, string Token, DateTimeOffset ExpiresAt)
{
    public static CreatedLinkResponse Example { get; } = new(
        3, "success", "https://wifi.example/console/link#64-hex-characters", "64 hex characters", new(2026, 2, 7, 12, 0, 0, TimeSpan.Zero));
}

/// <summary>What a link opens, for whoever has it.</summary>
/// <param name="MayTest">Whether it may send test webhooks.</param>
/// <param name="MayRotate">Whether it may replace the signing secret.</param>
internal sealed record OpenedLinkResponse(
    int IntegrationId, string IntegrationName, bool MayTest, bool MayRotate, DateTimeOffset ExpiresAt)
{
    public static OpenedLinkResponse Example { get; } =
        new(2, "External platform", MayTest: true, MayRotate: true, new(2026, 2, 7, 12, 0, 0, TimeSpan.Zero));
}
