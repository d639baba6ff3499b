namespace Icaro.ExternalPlatform.Modules;

/// <summary>
/// <c>POST /modules/{code}/activity</c>: a connection was switched on, off or frozen. The client id is all that shows by whom.
/// </summary>
internal static class ActivityEndpoint
{
    private static readonly string[] Fields = ["activity", "clientId", "systemUrl"];

    public static async Task<IResult> TakeAsync(
        string code, HttpRequest request, HostedModules modules, CancellationToken cancellationToken)
    {
        if (modules.Find(code) is not { } module)
            return Results.NotFound();
        if (request.ContentType is not "application/x-www-form-urlencoded")
            return Refuse(module, StatusCodes.Status415UnsupportedMediaType, $"the content type is {request.ContentType}");

        var form = await request.ReadFormAsync(cancellationToken);
        if (!form.Keys.Order(StringComparer.Ordinal).SequenceEqual(Fields))
            return Refuse(module, StatusCodes.Status400BadRequest, $"the fields are {string.Join(", ", form.Keys)}");
        if (module.Find(form["clientId"].ToString()) is not { } connection || connection.SystemUrl != form["systemUrl"])
            return Refuse(module, StatusCodes.Status403Forbidden, "nobody has this clientId at this system");

        try
        {
            var activity = JsonSerializer.Deserialize(form["activity"].ToString(), ModuleActivityJson.Default.ModuleActivity)!;
            module.Note("activity", activity.Freeze ? "frozen" : activity.Active ? "on" : "off");
            return Results.Text("""{"success":true}""", "application/json");
        }
        catch (JsonException malformed)
        {
            return Refuse(module, StatusCodes.Status400BadRequest, malformed.Message);
        }
    }

    private static IResult Refuse(HostedModule module, int status, string reason)
    {
        module.Note("refused activity", reason);
        return Results.StatusCode(status);
    }
}

internal sealed record ModuleActivity(bool Active, bool Freeze);

[JsonSerializable(typeof(ModuleActivity))]
[JsonSourceGenerationOptions(JsonSerializerDefaults.Strict, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class ModuleActivityJson : JsonSerializerContext;
