namespace Icaro.Chaos.Toggling;

/// <summary>Every request of every client, with what the client knows of its outcome.</summary>
internal sealed class ToggleLog
{
    private readonly ConcurrentQueue<Toggle> _toggles = [];

    public IReadOnlyList<Toggle> All => [.. _toggles];

    public void Add(Toggle toggle) => _toggles.Enqueue(toggle);
}
