namespace Icaro.ExternalPlatform.Behaviors;

/// <summary>The behavior in force, from whichever request set it last.</summary>
internal sealed class CurrentBehavior
{
    private readonly Lock _lock = new();
    private Behavior _behavior = new();

    public Behavior Look()
    {
        lock (_lock)
            return _behavior;
    }

    public void Set(Behavior behavior)
    {
        lock (_lock)
            _behavior = behavior;
    }

    /// <summary>The behavior for one more webhook, which uses up one of <see cref="Behavior.FailNext"/>.</summary>
    public Behavior Take()
    {
        lock (_lock)
        {
            var taken = _behavior;
            if (taken.FailNext > 0)
                _behavior = taken with { FailNext = taken.FailNext - 1 };
            return taken;
        }
    }
}
