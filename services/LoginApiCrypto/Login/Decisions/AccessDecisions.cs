namespace Icaro.LoginApiCrypto.Login.Decisions;

/// <summary>Asks the voucher store or the platform, as the box is configured.</summary>
internal sealed class AccessDecisions(VoucherStore vouchers, PlatformDecision platform)
{
    public async Task<Decision> DecideAsync(Box box, LoginForm form, LoginSession session, CancellationToken cancellationToken) =>
        box.Decision switch
        {
            DecisionKind.Voucher => await RedeemAsync(box, form, session, cancellationToken),
            DecisionKind.Platform => await platform.AskAsync(box, form, session, cancellationToken),
            _ => Decision.Allowed,
        };

    private async Task<Decision> RedeemAsync(Box box, LoginForm form, LoginSession session, CancellationToken cancellationToken)
    {
        try
        {
            return await vouchers.RedeemAsync(box.Id, form.Voucher ?? "", session.LogonId, session.DeviceName, cancellationToken)
                ? Decision.Allowed
                : Decision.Denied;
        }
        catch (Exception exception) when (exception.IsDatabaseUnavailable())
        {
            return Decision.Unavailable;
        }
    }
}
