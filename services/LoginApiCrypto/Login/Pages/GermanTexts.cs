namespace Icaro.LoginApiCrypto.Login.Pages;

internal static class GermanTexts
{
    public static readonly PageTexts All = new()
    {
        Language = "de",
        LanguageName = "Deutsch",
        Title = "Internetzugang",
        Intro = "Wählen Sie, wie Sie online gehen möchten.",
        Terms = "Nutzungsbedingungen",
        Credentials = "Mit Benutzername und Passwort",
        User = "Benutzername",
        Password = "Passwort",
        Hotel = "Als Gast des Hauses",
        Room = "Zimmernummer",
        LastName = "Nachname",
        Offer = "Angebot",
        Welcome = "Willkommen",
        Free = "Freier Zugang",
        TakeOnline = "Online gehen",
        Ticket = "Mit einem neuen Ticket",
        Voucher = "Gutscheincode",
        GoOnline = "Online gehen",
        OnlineTitle = "Sie sind online",
        Online = "Dieses Gerät ist mit dem Internet verbunden.",
        Continue = "Weiter zu",
        OfflineTitle = "Sie sind nicht online",
        Offline = "Dieses Gerät ist noch nicht mit dem Internet verbunden.",
        FailedTitle = "Das hat nicht geklappt",
        Failed = "Die Anmeldung wurde abgelehnt.",
        TryAgain = "Noch einmal versuchen",
        ErrorTitle = "Diese Seite kann nicht angezeigt werden",
        WrongVoucher = "Dieser Gutscheincode ist falsch, verbraucht oder abgelaufen.",
        Denied = "Der Zugang wurde nicht gewährt.",
        Undecided = "Der Zugang kann im Moment nicht gewährt werden. Bitte versuchen Sie es in einer Minute noch einmal.",
        TooManyAttempts = "Zu viele Versuche. Bitte warten Sie eine Minute.",
        SessionMissing = "Diese Anmeldung ist abgelaufen, oder Ihr Browser nimmt keine Cookies an. Bitte öffnen Sie die Anmeldeseite neu.",
        AlreadyUsed = "Diese Anmeldung wurde schon verwendet. Bitte öffnen Sie die Anmeldeseite neu.",
        Unusable = "Die Adresse, die hierher führte, ist nicht brauchbar. Bitte öffnen Sie die Anmeldeseite neu.",
    };
}
