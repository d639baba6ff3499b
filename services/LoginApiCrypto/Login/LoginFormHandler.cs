namespace Icaro.LoginApiCrypto.Login;

/// <summary>A guest's form, which becomes redirect 2.</summary>
internal sealed class LoginFormHandler(
    BoxDirectory boxes, SessionCookie cookie, AttemptLimit limit, AccessDecisions decisions, LogonStore logons, LoginMetrics metrics)
{
    public async Task<IResult> AnswerAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var request = context.Request;
        if (await LoginForm.ReadAsync(request, cancellationToken) is not { } form)
            return Refusal.Of(request, null, StatusCodes.Status400BadRequest, new("form_malformed", null, "This is not the login page's form"));
        if (cookie.Read(request) is not { } session)
            return Refusal.SessionMissing(request);
        if (cookie.IsOver(session))
            return Refusal.SessionExpired(request);
        if (!FormKey.Matches(session, form.Key))
            return Refusal.Of(request, null, StatusCodes.Status403Forbidden, new("form_forged", "key", "The form was not made for this session"), texts => texts.SessionMissing);
        if (await boxes.FindAsync(session.RegistrationNumber, cancellationToken) is not { } box)
            return Refusal.SessionMissing(request);
        if (!box.Row.LogonTypes.Contains(form.Type))
            return Refusal.Of(request, box.Row, StatusCodes.Status400BadRequest, new("type_unavailable", "type", "The box does not offer this type"));

        if (PageTexts.Languages.Contains(form.Language))
            cookie.Remember(context.Response, form.Language!);
        if (!await limit.TryAsync(box.Row.Id, session.Mac, cancellationToken))
        {
            context.Response.Headers.RetryAfter = AttemptLimit.Window.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            return Again(StatusCodes.Status429TooManyRequests, new("too_many_attempts", null, "This device tried too often"), texts => texts.TooManyAttempts);
        }

        var decision = LogonType.NeedsDecision(form.Type)
            ? await decisions.DecideAsync(box.Row, form, session, cancellationToken)
            : Decision.Allowed;
        return decision.Outcome switch
        {
            DecisionOutcome.Allowed => await SendAsync(decision),
            DecisionOutcome.Denied => Again(
                StatusCodes.Status403Forbidden,
                new("denied", null, decision.Message ?? "Access was not granted"),
                texts => box.Row.Decision == DecisionKind.Voucher ? texts.WrongVoucher : decision.Message ?? texts.Denied),
            _ => Again(StatusCodes.Status503ServiceUnavailable, new("undecided", null, "Nobody could be asked"), texts => texts.Undecided),
        };

        async Task<IResult> SendAsync(Decision decision)
        {
            var message = LogonBuilder.Build(form, session, decision);
            if (LapiMessages.Read(message.ToFields()).Fault is { } fault)
                return Again(StatusCodes.Status400BadRequest, LapiErrorAnswer.Of(fault), _ => fault.Message);
            if (!TryAddress(box, session, message, out var url))
                return Again(StatusCodes.Status400BadRequest, LapiErrorAnswer.Of(LapiError.TooLong), _ => LapiError.Describe(LapiError.TooLong));

            var mine = new SentLogon(form.Fingerprint(), url);
            var sent = await logons.SendAsync(box.Row.Id, session.LogonId, mine, cancellationToken);
            var isMine = sent.Form == mine.Form;
            metrics.Count(isMine ? LoginMetrics.Sent : "id_used");
            return isMine ? new SeeOther(sent.Url) : Refusal.AlreadyUsed(request, box.Row, "id_used");
        }

        IResult Again(int status, LapiErrorAnswer error, Func<PageTexts, string> problem)
        {
            metrics.Count(error.Code);
            return Refusal.AcceptsHtml(request)
                ? LoginAnswer.Of(request, box.Row, session, status, problem, form.Language)
                : error.ToResult(status);
        }
    }

    /// <summary>A long way back is given up before the logon is.</summary>
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
