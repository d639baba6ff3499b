using System.Threading.Channels;

namespace Icaro.WebhookDispatch.Lanes;

/// <summary>Rung when there may be something to send or to book. Rings that nobody has heard yet count as one.</summary>
internal sealed class PumpBell
{
    private readonly Channel<bool> _rings = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ring() => _rings.Writer.TryWrite(true);

    public async Task HearAsync() => await _rings.Reader.ReadAsync();
}
