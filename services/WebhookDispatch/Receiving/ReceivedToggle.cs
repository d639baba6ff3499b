using Icaro.Contracts;

namespace Icaro.WebhookDispatch.Receiving;

/// <param name="TraceParent">The W3C trace context in which the message was published.</param>
internal sealed record ReceivedToggle(IntegrationToggled Toggle, string? TraceParent);
