using System.Globalization;

namespace Icaro.Iacbox.Logons;

/// <summary>Lets devices online, by every type of logon.</summary>
internal sealed class TicketDesk(IOptionsMonitor<BoxOptions> options)
{
    private static readonly string[] Overrides = ["otc", "otl", "omi", "oep", "odl", "oul", "ode"];

    private readonly ConcurrentDictionary<string, string> _created = new();

    /// <summary>The tickets that servers had made.</summary>
    public IReadOnlyDictionary<string, string> Created => _created;

    /// <exception cref="RefusedException">The message is not one of the protocol.</exception>
    public LogonResult Admit(Message message)
    {
        foreach (var key in Overrides)
        {
            if (message[key] is { } value && !long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _))
                throw new RefusedException($"{key} is not a whole number");
        }

        return message.Required("type") switch
        {
            "to" => LogonResult.Online(message["user"] ?? "to"),
            "cred" => AdmitTicket(message.Required("user"), message.Required("pwd")),
            "pms" => AdmitGuest(message.Required("user"), message.Required("pwd"), message["template"]),
            "free" => options.CurrentValue.FreeAccess ? LogonResult.Online("free") : LogonResult.Refused("Free access is off"),
            "create" => Create(message.Required("user"), message.Required("pwd")),
            var type => throw new RefusedException($"type {type} is none"),
        };
    }

    private LogonResult AdmitTicket(string user, string password)
    {
        var known = options.CurrentValue.Tickets.Split(',', StringSplitOptions.TrimEntries).Contains($"{user}:{password}");
        return known || (_created.TryGetValue(user, out var created) && created == password)
            ? LogonResult.Online(user)
            : LogonResult.Refused("Wrong user name or password");
    }

    private LogonResult AdmitGuest(string room, string name, string? template)
    {
        var guest = options.CurrentValue.Guest;
        if (room != guest.Room || !name.Equals(guest.LastName, StringComparison.OrdinalIgnoreCase))
            return LogonResult.Refused("No such guest");
        if (guest.TemplateList.Count > 1 && !guest.TemplateList.Any(known => known[0] == template))
            return LogonResult.Refused("Choose a ticket template");

        return LogonResult.Online($"{guest.Room} {template}".TrimEnd());
    }

    private LogonResult Create(string user, string password) =>
        _created.TryAdd(user, password) ? LogonResult.Online(user) : LogonResult.Refused("There is such a ticket already");
}
