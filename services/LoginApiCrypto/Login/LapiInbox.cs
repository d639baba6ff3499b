namespace Icaro.LoginApiCrypto.Login;

/// <summary>Takes messages from boxes, as browsers carry them in a query, and believes none that is not proved.</summary>
internal sealed class LapiInbox(BoxDirectory boxes, TimeProvider time)
{
    /// <summary>Names the box, since an encrypted message does not; a clear one does by itself.</summary>
    public const string BoxName = "box";

    public async Task<ReceivedLapi> ReceiveAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.QueryString.Value?.Length > LapiLimits.MaxUrl)
            return ReceivedLapi.Refused(LapiErrorAnswer.Of(LapiError.TooLong), StatusCodes.Status414UriTooLong);

        var number = request.Query[BoxName] is [{ Length: > 0 } named] ? named : NumberInside(request.Query["lapi"].ToString());
        if (number is null)
            return ReceivedLapi.Refused(new("box_missing", null, "The query does not name the box: box=<registration number>"));
        if (!RegistrationNumber.IsWellFormed(number) || await boxes.FindAsync(number, cancellationToken) is not { } box)
            return ReceivedLapi.Refused(new("box_unknown", null, "No such box is registered"), StatusCodes.Status404NotFound);

        var (lapi, si) = (request.Query[box.Row.LapiName], request.Query[box.Row.SiName]);
        if (lapi.Count > 1 || si.Count > 1)
            return ReceivedLapi.Refused(new(LapiError.FieldRepeated, null, "The query has lapi or si twice"), box: box);

        return Read(box, lapi.ToString(), si.ToString());
    }

    private ReceivedLapi Read(CachedBox box, string lapi, string si)
    {
        var (opened, secretId) = box.Open(lapi, si, time.GetUtcNow());
        if (!opened.IsGenuine)
        {
            var status = opened.Error == LapiError.SealInvalid ? StatusCodes.Status403Forbidden : StatusCodes.Status400BadRequest;
            return ReceivedLapi.Refused(LapiErrorAnswer.Of(opened.Error), status, box);
        }

        var (fields, fault) = FieldList.Parse(opened.Text);
        ILapiMessage? message = null;
        if (fault is null)
            (message, fault) = LapiMessages.Read(fields);
        if (message is null)
            return ReceivedLapi.Refused(LapiErrorAnswer.Of(fault!), box: box);
        if (message.Version.Major != box.Version.Major)
            return ReceivedLapi.Refused(
                new(LapiError.VersionMismatch, "ver", $"The box is registered for version {box.Version}"), box: box);
        if (NumberOf(message) is { } number && number != box.Row.RegistrationNumber)
            return ReceivedLapi.Refused(
                new("box_mismatch", "iac", "The message is of another box"), StatusCodes.Status403Forbidden, box);

        return new(box, message, secretId);
    }

    private static string? NumberOf(ILapiMessage message) => message switch
    {
        AuthMessage auth => auth.Device.RegistrationNumber,
        RefreshMessage refresh => refresh.Device?.RegistrationNumber,
        CallbackMessage callback => callback.RegistrationNumber,
        _ => null,
    };

    /// <summary>What a clear message says of its box. Not believed: it only chooses the secret that must prove it.</summary>
    private static string? NumberInside(string lapi)
    {
        if (lapi.Length is 0 or > LapiLimits.MaxUrl || !Base64Url.IsValid(lapi))
            return null;

        return FieldList.Parse(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(lapi))).Fields["iac"];
    }
}
