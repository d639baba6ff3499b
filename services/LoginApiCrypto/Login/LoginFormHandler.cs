namespace Icaro.LoginApiCrypto.Login;

/// <summary>Handles the form of a guest, which leads to redirect 2.</summary>
internal sealed class LoginFormHandler(
    BoxDirectory boxes, SessionCookie cookie, AttemptLimit limit, AccessDecisions decisions, LogonStore logons, LoginMetrics metrics)
{
    public async Task<IResult> HandleAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var request = context.Request;
        if (await LoginForm.ReadAsync(request, cancellationToken) is not { } form)
        {
            return LoginErrors.Of(
                request, null, StatusCodes.Status400BadRequest, new("form_malformed", null, "This is not the login page's form"));
        }

        if (cookie.Read(request) is not { } session)
            return LoginErrors.SessionMissing(request);
        if (cookie.IsOver(session))
            return LoginErrors.SessionExpired(request);
        if (!FormKey.Matches(session, form.Key))
            return LoginErrors.Of(
                request,
                null,
                StatusCodes.Status403Forbidden,
                new("form_forged", "key", "The form was not created for this session"),
                texts => texts.SessionMissing);
        if (await boxes.FindAsync(session.RegistrationNumber, cancellationToken) is not { } box)
            return LoginErrors.SessionMissing(request);
        if (!box.Row.LogonTypes.Contains(form.Type))
            return LoginErrors.Of(
                request, box.Row, StatusCodes.Status400BadRequest, new("type_unavailable", "type", "The box does not offer this type"));

        if (Languages.All.Contains(form.Language))
            cookie.Remember(context.Response, form.Language!);
        if (!await limit.TryAsync(box.Row.Id, session.DeviceName, cancellationToken))
        {
            context.Response.Headers.RetryAfter = AttemptLimit.Window.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            return ShowAgain(
                StatusCodes.Status429TooManyRequests,
                new("too_many_attempts", null, "This device tried too often"),
                texts => texts.TooManyAttempts);
        }

        var decision = LogonType.NeedsDecision(form.Type)
            ? await decisions.DecideAsync(box.Row, form, session, cancellationToken)
            : Decision.Allowed;
        return decision.Outcome switch
        {
            DecisionOutcome.Allowed => await SendAsync(decision),
            DecisionOutcome.Denied => ShowAgain(
                StatusCodes.Status403Forbidden,
                new("denied", null, decision.Message ?? "Access was not granted"),
                texts => box.Row.Decision == DecisionKind.Voucher ? texts.WrongVoucher : decision.Message ?? texts.Denied),
            _ => ShowAgain(
                StatusCodes.Status503ServiceUnavailable,
                new("undecided", null, "No decision could be obtained"),
                texts => texts.Undecided),
        };

        async Task<IResult> SendAsync(Decision decision)
        {
            var message = LogonBuilder.Build(form, session, box.Row, PageLanguage.Of(request, box.Row, form.Language).Language, decision);
            if (LapiMessages.Read(message.ToFields()).Error is { } error)
                return ShowAgain(StatusCodes.Status400BadRequest, LapiErrorResponse.Of(error), _ => error.Message);
            if (!TryAddress(box, session, message, out var url))
            {
                return ShowAgain(
                    StatusCodes.Status400BadRequest, LapiErrorResponse.Of(LapiError.TooLong), _ => LapiError.Describe(LapiError.TooLong));
            }

            var own = new SentLogon(form.Fingerprint(), url);
            var sent = await logons.SendAsync(box.Row.Id, session.LogonId, own, cancellationToken);
            var isOwn = sent.Form == own.Form;
            metrics.Count(isOwn ? LoginMetrics.Sent : "id_used");
            return isOwn ? new SeeOther(sent.Url) : LoginErrors.AlreadyUsed(request, box.Row, "id_used");
        }

        IResult ShowAgain(int status, LapiErrorResponse error, Func<PageTexts, string> problem)
        {
            metrics.Count(error.Code);
            return request.AcceptsHtml()
                ? LoginPages.Login(request, box.Row, session, status, problem, form.Language)
                : error.ToResult(status);
        }
    }

    /// <summary>Omits the user URL from a message that would exceed the length of a URL.</summary>
    private static bool TryAddress(CachedBox box, LoginSession session, LogonMessage message, out string url)
    {
        return Try(message, out url) || Try(message with { UserUrl = null }, out url);

        bool Try(LogonMessage attempt, out string address)
        {
            var sealedText = box.Seal(attempt.ToFields().ToString(), session.SecretId);
            var fits = BoxAddress.TryBuild(box.Row.BaseUrl, sealedText, out var built);
            address = built ?? "";
            return fits;
        }
    }
}
