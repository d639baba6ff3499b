using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Icaro.Iacbox.Pms;

/// <summary>Tells the login page's script, by JSONP, whose room the device is in and which tickets there are.</summary>
internal static class PmsEndpoints
{
    public static void MapPms(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/pms", Ask);

    private static ContentHttpResult Ask(string? id, string? callback, IOptionsMonitor<BoxOptions> options, IssuedIds ids, BoxCipher cipher)
    {
        if (string.IsNullOrEmpty(callback) || !callback.All(char.IsAsciiLetterOrDigit))
            throw new RefusedException("callback is not a name");
        if (ids.Find(id) is not { } device)
            throw new RefusedException("id is none that was given out");

        var guest = options.CurrentValue.Guest;
        if (device.Vlan != guest.Vlan)
            return Script(callback, new { templates = Array.Empty<object>() });

        var (pms, signature) = cipher.Encrypt(
            $"id=7;fname={guest.FirstName};lname={guest.LastName};room={guest.Room};adate=2026-01-01;ddate=2026-01-08;bdate=1980-05-01;vip=1");
        var templates = guest.TemplateList.Select(template => new { id = template[0], name = template[^1] });
        return Script(callback, new { templates, pms, pms_si = signature });
    }

    private static ContentHttpResult Script(string callback, object answer) =>
        TypedResults.Text($"{callback}({JsonSerializer.Serialize(answer)});", "text/javascript");
}
