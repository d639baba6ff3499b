namespace Icaro.WingsRedirect.Flows;

/// <summary>Opens a state and finds the current unit and integration of its flow.</summary>
internal sealed class OpenStates(States states, PortalMap portals)
{
    public OpenedState Open(ReadOnlySpan<char> text)
    {
        if (!portals.IsLoaded)
            return new(WingsError.NotReady);
        if (states.TryOpen(text, out var integrationId) is not { } flow)
            return new(WingsError.StateInvalid);
        if (!portals.TryFindUnit(flow.UnitUuid.Span, out var unit) || portals.FindIntegration(integrationId) is not { } integration)
            return new(WingsError.StateForeign);

        // The hotspot's portal URLs may have changed since the flow started.
        if (!unit.Hotspot.Portals.Allow(flow.Return.Span))
            return new(WingsError.ReturnNotAllowed with { Portal = unit.Hotspot.Portals.Home });

        var portal = flow.Return.ToString();
        return states.IsExpired(flow)
            ? new(WingsError.StateExpired with { Portal = portal })
            : new(null, portal, flow, unit, integration);
    }
}

/// <param name="Error">Null when the other values are set.</param>
/// <param name="Portal">The URL to which the guest returns in the end.</param>
internal sealed record OpenedState(
    WingsError? Error, string? Portal = null, Flow? Flow = null, PortalUnit? Unit = null, PortalIntegration? Integration = null);
