namespace Icaro.LoginApiCrypto.Tests.World;

/// <summary>The machine's clock, as far ahead as the test wants.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
}
