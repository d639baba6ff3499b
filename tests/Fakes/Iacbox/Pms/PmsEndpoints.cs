using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Icaro.Iacbox.Pms;

/// <summary>Logs hotel guests on for the login page's script, by JSONP.</summary>
internal static class PmsEndpoints
{
    private const int NoSuchGuest = 1201;
    private const int NoSuchTemplate = 1202;

    public static void MapPms(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/pms", Ask);

    private static ContentHttpResult Ask(HttpRequest request, IOptionsMonitor<BoxOptions> options, IssuedIds ids, BoxCipher cipher)
    {
        var query = request.Query;
        if (query["callback"] != "dataCBK")
            throw new RefusedException("callback is not dataCBK");
        Check(query);
        var id = query["userid"].ToString();
        if (ids.Find(id) is not { } device)
            throw new RefusedException("userid is none that was given out");

        var guest = options.CurrentValue.Guest;
        if (!guest.Is(name => query[name]))
            return Script(new { rc = NoSuchGuest, state = "error", err = "No such guest" });

        var (pms, signature) = guest.IsTold ? cipher.Encrypt(Tell(guest)) : (null, null);
        var templates = guest.TemplateList;
        var chosen = int.Parse(query["tt_id"].ToString(), CultureInfo.InvariantCulture);
        if (chosen == 0 && templates.Count > 1)
            return Script(new { rc = 0, state = "tsel", tt = templates.Select(Describe), pms, pms_si = signature });
        if (chosen != 0 && !templates.ContainsKey(chosen))
            return Script(new { rc = NoSuchTemplate, state = "error", err = "No such ticket" });

        ids.Use(id);
        device.IsOnline = true;
        device.LastUser = $"{guest.Room} {(chosen == 0 ? "" : chosen)}".TrimEnd();
        // The guest was told with the choice already.
        return chosen == 0
            ? Script(new { rc = 0, state = "online", pms, pms_si = signature })
            : Script(new { rc = 0, state = "online", pms = (string?)null, pms_si = (string?)null });
    }

    /// <summary>The document lists each parameter, and asks for JSON as well: both must be there and say the same.</summary>
    private static void Check(IQueryCollection query)
    {
        var json = JsonSerializer.Deserialize<Dictionary<string, string>>(query["lapi"].ToString()) ?? [];
        string[] required = ["userid", "tt_id", "pms_room", "pms_name"];
        foreach (var name in required.Union(query.Keys.Where(key => key.StartsWith("pms_", StringComparison.Ordinal))))
        {
            if (query[name].Count != 1 || json.GetValueOrDefault(name) != query[name])
                throw new RefusedException($"{name} is missing, or is another in lapi");
        }
    }

    private static string Tell(PmsGuest guest) =>
        $"id=7;fname={guest.FirstName};lname={guest.LastName};room={guest.Room};adate={guest.ArrivalDay};ddate={guest.DepartureDay};"
        + $"bdate={guest.Birthday};vip=Gold";

    private static object Describe(KeyValuePair<int, string> template) => new
    {
        id = template.Key,
        name = template.Value,
        price = "0.00 EUR",
        txttyp = "Ticket Type: Flat Rate",
        expires = "Expires: 1 Days",
        bw_in = "Max. download bandwidth: 1024 kBit/s",
    };

    private static ContentHttpResult Script(object answer) =>
        TypedResults.Text($"dataCBK({JsonSerializer.Serialize(answer)});", "text/javascript");
}
