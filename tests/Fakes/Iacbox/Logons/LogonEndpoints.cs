using Microsoft.AspNetCore.Http.HttpResults;

namespace Icaro.Iacbox.Logons;

/// <summary>What browsers see of the box.</summary>
internal static class LogonEndpoints
{
    private const int MaxUrl = 8000;

    public static void AddLogons(this IServiceCollection services)
    {
        services.AddSingleton<BoxCipher>();
        services.AddSingleton<DeviceTable>();
        services.AddSingleton<IssuedIds>();
        services.AddSingleton<TicketDesk>();
        services.AddSingleton<Arrangement>();
        services.AddSingleton<Redirects>();
    }

    public static void MapLogons(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/", Intercept);
        endpoints.MapGet("/logon", LogOn);
        endpoints.MapGet("/landing", (HttpContext context, DeviceTable devices) =>
            TypedResults.Text(devices.Of(context).IsOnline ? "online" : "not online"));
        endpoints.MapGet("/state", (DeviceTable devices, TicketDesk desk) =>
            TypedResults.Ok(new { devices = devices.All, created = desk.Created }));
    }

    /// <summary>As when a device that is not online asks for a page of the internet: <c>/?url=http://example.com</c>.</summary>
    private static RedirectHttpResult Intercept(HttpContext context, string? url, DeviceTable devices, Redirects redirects)
    {
        var device = devices.Of(context);
        device.UserUrl = url ?? "";
        return TypedResults.Redirect(redirects.ToLogin(device));
    }

    private static RedirectHttpResult LogOn(
        HttpContext context, string? @ref, IOptionsMonitor<BoxOptions> options, BoxCipher cipher, DeviceTable devices, IssuedIds ids, TicketDesk desk, Redirects redirects)
    {
        var query = context.Request.Query;
        if (!query.ContainsKey("lapi"))
            return TypedResults.Redirect(redirects.ToLogin(devices.Of(context)));
        if (query["lapi"] == "ref")
            return TypedResults.Redirect(redirects.ToRefresh(devices.Of(context), @ref ?? ""));
        if (context.Request.QueryString.Value!.Length > MaxUrl || query["lapi"].Count > 1 || query["si"].Count > 1)
            throw new RefusedException("The URL is too long, or has lapi or si twice");

        var message = new Message(cipher.Open(query["lapi"].ToString(), query["si"].ToString()));
        if (message.Required("ac") != "logon")
            throw new RefusedException("ac is not logon");
        if (message.Required("ver").Split('.')[0] != options.CurrentValue.Version.Split('.')[0])
            throw new RefusedException("ver is another major version");

        var id = message.Required("id");
        var device = ids.Use(id);
        var result = desk.Admit(message);
        device.IsOnline = result.ReturnCode == 0;
        device.LastUser = result.User;
        return TypedResults.Redirect(options.CurrentValue.Callback
            ? redirects.ToCallback(id, result)
            : device.IsOnline && message["userurl"] is { } userUrl ? userUrl : "/landing");
    }
}
