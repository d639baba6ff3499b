namespace Icaro.LoginApiCrypto.Login;

/// <summary>Creates the message to the box from the form and the decision.</summary>
internal static class LogonBuilder
{
    private const string Readable = "abcdefghjkmnpqrstuvwxyz23456789";

    public static LogonMessage Build(LoginForm form, LoginSession session, Box box, string language, Decision decision)
    {
        var version = LapiVersion.TryParse(session.Version, out var parsed) ? parsed : LapiVersion.Newest;
        var message = new LogonMessage(version, new(session.LogonId), form.Type, language)
        {
            UserUrl = session.UserUrl,
            Overrides = decision.Overrides ?? TicketOverrides.None,
            Description = decision.Description,
        };
        return form.Type switch
        {
            LogonType.Credentials => message with { User = form.User, Password = form.Password },
            LogonType.Pms => message with { User = form.User, Password = form.Password, Template = Chosen(form.Template) },
            LogonType.Create when (decision.Template ?? box.TicketTemplate) is { } template => message with
            {
                User = decision.User,
                Password = decision.Password,
                Template = template,
            },
            LogonType.Create => message with
            {
                User = decision.User ?? $"guest-{RandomNumberGenerator.GetString(Readable, 8)}",
                Password = decision.Password ?? RandomNumberGenerator.GetString(Readable, 12),
            },
            LogonType.TakeOnline => message with { User = decision.User, Password = decision.Password },
            _ => message,
        };
    }

    private static int? Chosen(string? template) =>
        int.TryParse(template, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
