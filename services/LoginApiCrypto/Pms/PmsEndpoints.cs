using System.Reflection;
using Microsoft.AspNetCore.Http.Features;

namespace Icaro.LoginApiCrypto.Pms;

/// <summary>Decrypts the data of a hotel guest for the login page, limited to the fields that the operator allows.</summary>
internal static class PmsEndpoints
{
    private static readonly string Script = ReadScript();

    public static void MapPms(this IEndpointRouteBuilder guests)
    {
        guests.MapPost("/pms", DecodeAsync)
            .WithSummary("The guest in pms and pms_si, for the box of the browser's session")
            .ProducesLapiErrors();
        guests.MapGet("/assets/pms.js", () => TypedResults.Text(Script, "text/javascript")).ExcludeFromDescription();
    }

    private static async Task<Results<Ok<Dictionary<string, string>>, JsonHttpResult<LapiErrorResponse>>> DecodeAsync(
        HttpContext context, BoxDirectory boxes, SessionCookie cookie, TimeProvider time, CancellationToken cancellationToken)
    {
        if (cookie.Read(context.Request) is not { } session || cookie.IsOver(session)
            || await boxes.FindAsync(session.RegistrationNumber, cancellationToken) is not { } box)
            return new LapiErrorResponse("session_missing", null, "The browser has no session").ToResult(StatusCodes.Status403Forbidden);
        if (!box.Version.Has(LapiVersion.Descriptions))
            return LapiErrorResponse.Of(FieldError.TooNew("pms", LapiVersion.Descriptions)).ToResult();

        var (pms, signature) = await ReadFormAsync(context.Request, cancellationToken);
        // Data of guests is encrypted in every mode.
        var (opened, _) = box.Open(pms, signature, time.GetUtcNow(), LapiMode.Encrypted);
        if (!opened.IsGenuine)
            return LapiErrorResponse.Of(opened.Error)
                .ToResult(opened.Error == LapiError.SealInvalid ? StatusCodes.Status403Forbidden : StatusCodes.Status400BadRequest);

        var (fields, error) = FieldList.Parse(opened.Text);
        if ((error ?? PmsData.Read(fields).Error) is { } wrong)
            return LapiErrorResponse.Of(wrong).ToResult();

        var allowed = fields.All
            .Where(field => field.Value.Length > 0 && box.Row.PmsFields.Contains(field.Key))
            .ToDictionary();
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(allowed);
    }

    private static async Task<(string Pms, string Signature)> ReadFormAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var limits = new FormOptions { ValueLengthLimit = 2 * LapiLimits.MaxUrl, ValueCountLimit = 8 };
            var form = await new FormFeature(request, limits).ReadFormAsync(cancellationToken);
            return (form["pms"].ToString(), form["pms_si"].ToString());
        }
        catch (Exception malformed) when (malformed is InvalidDataException or InvalidOperationException)
        {
            return ("", "");
        }
    }

    private static string ReadScript()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("pms.js")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
