namespace Icaro.WingsRedirect.Flows;

/// <summary>Opens a state and finds what it is about, as that is now.</summary>
internal sealed class OpenStates(States states, PortalMap portals)
{
    public OpenedState Open(ReadOnlySpan<char> text)
    {
        if (!portals.IsLoaded)
            return new(Refusal.NotReady);
        if (states.TryOpen(text, out var integrationId) is not { } flow)
            return new(Refusal.StateInvalid);
        if (!portals.TryFindUnit(flow.UnitUuid.Span, out var unit) || portals.FindIntegration(integrationId) is not { } integration)
            return new(Refusal.StateForeign);

        // The portal may have moved since: then nothing leads to where it was.
        if (!unit.Hotspot.Portals.Allow(flow.Return.Span))
            return new(Refusal.ReturnNotAllowed, unit.Hotspot.Portals.Home);

        var portal = flow.Return.ToString();
        return states.IsExpired(flow)
            ? new(Refusal.StateExpired, portal)
            : new(null, portal, flow, unit, integration);
    }
}

/// <param name="Refusal">Null when the rest is there.</param>
/// <param name="Portal">The way back, where it is known.</param>
internal sealed record OpenedState(
    Refusal? Refusal, string? Portal = null, Flow? Flow = null, PortalUnit? Unit = null, PortalIntegration? Integration = null);
