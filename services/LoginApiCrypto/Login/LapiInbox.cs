namespace Icaro.LoginApiCrypto.Login;

/// <summary>Receives messages of boxes in the query string, and accepts only those with a valid signature.</summary>
internal sealed class LapiInbox(BoxDirectory boxes, TimeProvider time)
{
    /// <summary>The parameter that names the box. It is optional for clear messages, which contain the number.</summary>
    public const string BoxName = "box";

    public async Task<ReceivedLapi> ReceiveAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.QueryString.Value?.Length > LapiLimits.MaxUrl)
            return ReceivedLapi.Failed(LapiErrorResponse.Of(LapiError.TooLong), StatusCodes.Status414UriTooLong);

        var number = request.Query[BoxName] is [{ Length: > 0 } named] ? named : ReadNumber(request.Query["lapi"].ToString());
        if (number is null)
            return ReceivedLapi.Failed(new("box_missing", null, "The query does not name the box: box=<registration number>"));
        if (!RegistrationNumber.IsWellFormed(number) || await boxes.FindAsync(number, cancellationToken) is not { } box)
            return ReceivedLapi.Failed(new("box_unknown", null, "No such box is registered"), StatusCodes.Status404NotFound);

        var (lapi, si) = (request.Query[box.Row.LapiName], request.Query[box.Row.SiName]);
        if (lapi.Count > 1 || si.Count > 1)
            return ReceivedLapi.Failed(new(LapiError.FieldRepeated, null, "The query has lapi or si twice"), box: box);

        return Read(box, lapi.ToString(), si.ToString());
    }

    private ReceivedLapi Read(CachedBox box, string lapi, string si)
    {
        var (opened, secretId) = box.Open(lapi, si, time.GetUtcNow());
        if (!opened.IsGenuine)
        {
            var status = opened.Error == LapiError.SealInvalid ? StatusCodes.Status403Forbidden : StatusCodes.Status400BadRequest;
            return ReceivedLapi.Failed(LapiErrorResponse.Of(opened.Error), status, box);
        }

        var (fields, error) = FieldList.Parse(opened.Text);
        ILapiMessage? message = null;
        if (error is null)
            (message, error) = LapiMessages.Read(fields);
        if (message is null)
            return ReceivedLapi.Failed(LapiErrorResponse.Of(error!), box: box);
        if (message.Version.Major != box.Version.Major)
            return ReceivedLapi.Failed(
                new(LapiError.VersionMismatch, "ver", $"The box is registered for version {box.Version}"), box: box);
        if (NumberOf(message) is { } number && number != box.Row.RegistrationNumber)
            return ReceivedLapi.Failed(
                new("box_mismatch", "iac", "The message is from another box"), StatusCodes.Status403Forbidden, box);

        return new(box, message, secretId);
    }

    private static string? NumberOf(ILapiMessage message) => message switch
    {
        AuthMessage auth => auth.Device.RegistrationNumber,
        RefreshMessage refresh => refresh.Device?.RegistrationNumber,
        CallbackMessage callback => callback.RegistrationNumber,
        _ => null,
    };

    /// <summary>The number in a clear message. It is not trusted: it selects the secret that verifies the message.</summary>
    private static string? ReadNumber(string lapi)
    {
        if (lapi.Length is 0 or > LapiLimits.MaxUrl || !Base64Url.IsValid(lapi))
            return null;

        return FieldList.Parse(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(lapi))).Fields["iac"];
    }
}
