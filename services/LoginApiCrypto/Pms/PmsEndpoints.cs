using System.Reflection;
using Microsoft.AspNetCore.Http.Features;

namespace Icaro.LoginApiCrypto.Pms;

/// <summary>Reads for the login page what the box encrypted of a hotel guest, as far as the box's operator wants it shown.</summary>
internal static class PmsEndpoints
{
    private static readonly string Script = ReadScript();

    public static void MapPms(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/loginapi/pms", DecodeAsync).WithTags("Login").AllowAnonymous()
            .WithSummary("The guest inside pms and pms_si, for the box of the browser's session")
            .Produces<Dictionary<string, string>>().ProducesErrors();
        endpoints.MapGet("/loginapi/assets/pms.js", () => TypedResults.Text(Script, "text/javascript"))
            .AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> DecodeAsync(
        HttpContext context, BoxDirectory boxes, SessionCookie cookie, TimeProvider time, CancellationToken cancellationToken)
    {
        if (cookie.Read(context.Request) is not { } session || cookie.IsOver(session)
            || await boxes.FindAsync(session.RegistrationNumber, cancellationToken) is not { } box)
            return new LapiErrorAnswer("session_missing", null, "There is no session of this browser").ToResult(StatusCodes.Status403Forbidden);
        if (!box.Version.Has(LapiVersion.Descriptions))
            return LapiErrorAnswer.Of(FieldFault.TooNew("pms", LapiVersion.Descriptions)).ToResult();

        var (pms, signature) = await ReadFormAsync(context.Request, cancellationToken);
        // Always encrypted, whatever the box's mode.
        var (opened, _) = box.Open(pms, signature, time.GetUtcNow(), LapiMode.Encrypted);
        if (!opened.IsGenuine)
            return LapiErrorAnswer.Of(opened.Error)
                .ToResult(opened.Error == LapiError.SealInvalid ? StatusCodes.Status403Forbidden : StatusCodes.Status400BadRequest);

        var (fields, fault) = FieldList.Parse(opened.Text);
        if ((fault ?? PmsData.Read(fields).Fault) is { } wrong)
            return LapiErrorAnswer.Of(wrong).ToResult();

        var wanted = fields.All
            .Where(field => field.Value.Length > 0 && box.Row.PmsFields.Contains(field.Key))
            .ToDictionary();
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(wanted, LoginApiJson.Default.DictionaryStringString);
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
