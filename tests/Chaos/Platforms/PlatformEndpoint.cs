namespace Icaro.Chaos.Platforms;

/// <summary>Where the platform receives the webhooks of one integration.</summary>
internal sealed class PlatformEndpoint(int index)
{
    private readonly ConcurrentQueue<Misbehavior> _misbehaviors = [];
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(24);

    public string Path => string.Create(CultureInfo.InvariantCulture, $"/hooks/{index}");

    public string Token { get; } = RandomNumberGenerator.GetHexString(32, lowercase: true);

    public string SigningSecret => $"whsec_{Convert.ToBase64String(_key)}";

    /// <summary>The id that the catalog gave to the integration.</summary>
    public int IntegrationId { get; set; }

    public WebhookSeal Seal => new(Token, _key);

    /// <summary>The next requests are treated like this, one after another.</summary>
    public void Misbehave(Misbehavior misbehavior, int times)
    {
        for (var i = 0; i < times; i++)
            _misbehaviors.Enqueue(misbehavior);
    }

    /// <summary>From now on all goes well.</summary>
    public void Behave() => _misbehaviors.Clear();

    /// <returns>Null for the right answer.</returns>
    public Misbehavior? Next() => _misbehaviors.TryDequeue(out var misbehavior) ? misbehavior : null;
}
