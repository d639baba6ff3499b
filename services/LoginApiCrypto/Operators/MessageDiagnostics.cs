namespace Icaro.LoginApiCrypto.Operators;

/// <summary>Compares a message with the configuration of the box, step by step.</summary>
internal sealed class MessageDiagnostics(LoginApiDbContext db, SealDiagnosis diagnosis, TimeProvider time)
{
    public async Task<Explanation> ExplainAsync(CachedBox box, MessageRequest request, CancellationToken cancellationToken)
    {
        List<ExplanationStep> steps = [];
        var (lapi, si) = request.Parts(box.Row);
        var length = request.Url?.Length ?? lapi.Length;
        steps.Add(new("length", length <= LapiLimits.MaxUrl, $"{length} of at most {LapiLimits.MaxUrl} characters"));
        steps.Add(ModeStep(box, si));

        var (opened, secretId) = box.Open(lapi, si, time.GetUtcNow());
        if (!opened.IsGenuine)
        {
            var (detail, text) = await diagnosis.FindCauseAsync(box, lapi, si, opened.Error, cancellationToken);
            steps.Add(new("signature", false, detail));
            return new(opened.Error, steps, text, null);
        }

        steps.Add(new("signature", true, $"Made with the box's {(box.IsCurrent(secretId) ? "current" : "previous")} secret"));
        return await ExplainTextAsync(box, opened.Text, steps, cancellationToken);
    }

    private async Task<Explanation> ExplainTextAsync(
        CachedBox box, string text, List<ExplanationStep> steps, CancellationToken cancellationToken)
    {
        var (fields, error) = FieldList.Parse(text);
        ILapiMessage? message = null;
        if (error is null)
            (message, error) = LapiMessages.Read(fields);
        if (message is null)
        {
            steps.Add(new("fields", false, error!.Message));
            return Explain(error.Code);
        }

        steps.Add(new("fields", true, $"{fields.All.Count} fields of an {fields["ac"]} message"));
        var sameMajor = message.Version.Major == box.Version.Major;
        steps.Add(new("version", sameMajor, $"The message is {message.Version}, the box is registered for {box.Version}"));
        var isOwn = fields["iac"] is not { } number || number == box.Row.RegistrationNumber;
        steps.Add(new("box", isOwn, isOwn ? "The message is from this box" : $"The message is from box {fields["iac"]}"));
        steps.Add(await IdStepAsync(box, message, cancellationToken));
        return Explain(!sameMajor ? LapiError.VersionMismatch : !isOwn ? "box_mismatch" : Explanation.Valid);

        Explanation Explain(string verdict) => new(verdict, steps, text, fields.All.ToDictionary());
    }

    /// <summary>A used id is not an error: every valid message becomes used.</summary>
    private async Task<ExplanationStep> IdStepAsync(CachedBox box, ILapiMessage message, CancellationToken cancellationToken)
    {
        var logon = await db.Logons.AsNoTracking()
            .SingleOrDefaultAsync(row => row.BoxId == box.Row.Id && row.Id == message.Id.Text, cancellationToken);
        return new("id", true, logon switch
        {
            null => "The id was not used yet",
            { ReturnCode: { } code } => $"The id was used, and the box called back with {code}",
            { SealedSent: not null } => "The id was used, and a logon was sent to the box",
            _ => "The id was used to open a login page",
        });
    }

    private static ExplanationStep ModeStep(CachedBox box, string si)
    {
        var seems = si.Contains('$', StringComparison.Ordinal)
            ? "clear text with a salted signature"
            : "encrypted, or clear text with an unsalted signature";
        var isSalted = box.Mode == LapiMode.Clear;
        return new(
            "mode",
            si.Contains('$', StringComparison.Ordinal) == isSalted,
            $"The message seems to be {seems}; the box is registered as {SealDiagnosis.Describe(box.Mode)}");
    }
}
