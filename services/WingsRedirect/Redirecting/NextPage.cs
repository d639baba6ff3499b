namespace Icaro.WingsRedirect.Redirecting;

/// <summary>Finds the next page of a guest: that of the next platform, by ascending id, that has one for the step, or the portal.</summary>
internal sealed class NextPage(PortalMap portals, States states, ProofSeal proofs, WingsTelemetry telemetry, IOptions<PublicOptions> system)
{
    private const int UsualLength = 2048;

    private readonly string _callback =
        $"&callback={Uri.EscapeDataString($"{system.Value.Address}/wings/callback")}&state=";

    /// <param name="unit">The unit of the flow.</param>
    /// <param name="flow">The flow.</param>
    /// <param name="after">The id of the platform that the guest visited last; 0 for a guest from the portal.</param>
    /// <returns>An absolute URL, in ASCII; null when the flow is too long for a state.</returns>
    public string? Find(PortalUnit unit, Flow flow, int after)
    {
        foreach (var id in unit.Hotspot.IntegrationIds)
        {
            if (id > after && portals.FindIntegration(id) is { } integration && integration.PageFor(flow.Step) is { } page)
            {
                telemetry.CountRedirect(flow.Step, isToPlatform: true);
                return PlatformUrl(page, integration, unit, flow);
            }
        }

        telemetry.CountRedirect(flow.Step, isToPlatform: false);
        return PortalUrl(flow);
    }

    /// <summary>The parameters and their order are those of Icaro, followed by the callback URL and the state.</summary>
    private string? PlatformUrl(PlatformPage page, PortalIntegration integration, PortalUnit unit, Flow flow)
    {
        Span<char> state = stackalloc char[States.MaxLength];
        var stateLength = states.Write(flow, integration.Id, state);
        if (stateLength == 0)
            return null;

        var url = new UrlWriter(stackalloc char[UsualLength]);
        url.Append(page.Address);
        url.Append(flow.Path.Span);
        url.Append(page.Query);
        if (!integration.IsMinimal)
        {
            Span<char> digest = stackalloc char[UnitDigest.TextLength];
            unit.Digest.Write(digest);
            url.Append("digest=");
            url.Append(digest);
            url.Append("&");
        }

        url.AppendParameter("uuid=", flow.UnitUuid);
        url.AppendParameter("&sessionid=", flow.SessionId);
        url.AppendParameter("&uamip=", flow.UamIp);
        url.AppendParameter("&uamport=", flow.UamPort);
        url.AppendParameter("&user=", flow.User);
        url.AppendParameter("&nasid=", flow.NasId);
        AppendLogin(ref url, integration, flow);
        url.Append(_callback);
        url.Append(state[..stateLength]);
        url.Append(page.Fragment);
        return url.Finish();
    }

    private static void AppendLogin(ref UrlWriter url, PortalIntegration integration, Flow flow)
    {
        var method = LoginMethod.Of(flow.Path.Span);
        if (!flow.Code.IsEmpty && !integration.IsMinimal)
            url.AppendParameter("&code=", flow.Code);
        if (!flow.Code.IsEmpty && method == LoginMethod.Voucher)
            url.Append("&validated=true");
        if (method.ContactName is { } name && !flow.Contact.IsEmpty)
        {
            url.Append("&");
            url.Append(name);
            url.AppendParameter("=", flow.Contact);
        }
    }

    private string PortalUrl(Flow flow)
    {
        Span<char> proof = stackalloc char[ProofSeal.MaxLength];
        var proofLength = proofs.Write(flow, proof);

        var url = new UrlWriter(stackalloc char[UsualLength]);
        ReturnQuery.Append(ref url, flow.Return.Span);
        url.Append("integration_done=true&proof=");
        url.Append(proof[..proofLength]);
        url.Append(ReturnQuery.Fragment(flow.Return.Span));
        return url.Finish();
    }
}
