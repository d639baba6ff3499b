namespace Icaro.Iacbox.Logons;

/// <summary>Lets devices online, by every type of logon.</summary>
internal sealed class TicketDesk(IOptionsMonitor<BoxOptions> options)
{
    private static readonly string[] Overrides = ["otc", "otl", "omi", "oep", "odl", "oul"];

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

        if (message.Required("lang") is not { Length: 2 })
            throw new RefusedException("lang is not a code of two letters");

        return message.Required("type") switch
        {
            "to" => LogonResult.Online(message["user"] ?? "to"),
            "cred" => AdmitTicket(message.Required("user"), message.Required("pwd")),
            "pms" => AdmitGuest(message.Required("user"), message.Required("pwd"), message.Number("tt_id")),
            "free" => options.CurrentValue.FreeAccess ? LogonResult.Online("free") : LogonResult.Refused("Free access is off"),
            "create" when message.Number("tt_id") is { } template => CreateOf(template),
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

    private LogonResult AdmitGuest(string room, string name, int? template)
    {
        var guest = options.CurrentValue.Guest;
        if (!guest.Is(field => field == "pms_room" ? room : name))
            return LogonResult.Refused("No such guest");
        if (guest.TemplateList.Count > 1 && !guest.TemplateList.ContainsKey(template ?? 0))
            return LogonResult.Refused("Choose a ticket template");

        return LogonResult.Online($"{guest.Room} {template}".TrimEnd());
    }

    private LogonResult CreateOf(int template) => options.CurrentValue.Guest.TemplateList.TryGetValue(template, out var name)
        ? LogonResult.Online(name)
        : LogonResult.Refused("There is no such template");

    private LogonResult Create(string user, string password) =>
        _created.TryAdd(user, password) ? LogonResult.Online(user) : LogonResult.Refused("There is such a ticket already");
}
