namespace Icaro.LoginApiCrypto.Login.Pages;

internal static class ItalianTexts
{
    public static readonly PageTexts All = new()
    {
        Language = "it",
        LanguageName = "Italiano",
        Title = "Accesso a Internet",
        Intro = "Scelga come collegarsi.",
        Terms = "Condizioni d'uso",
        Credentials = "Con nome utente e password",
        User = "Nome utente",
        Password = "Password",
        Hotel = "Come ospite della struttura",
        Room = "Numero di camera",
        LastName = "Cognome",
        Offer = "Offerta",
        Welcome = "Benvenuto",
        Free = "Accesso gratuito",
        TakeOnline = "Collegarsi",
        Ticket = "Con un nuovo ticket",
        Voucher = "Codice del voucher",
        GoOnline = "Collegarsi",
        OnlineTitle = "È collegato",
        Online = "Questo dispositivo è collegato a Internet.",
        Continue = "Continuare su",
        OfflineTitle = "Non è collegato",
        Offline = "Questo dispositivo non è ancora collegato a Internet.",
        FailedTitle = "Non ha funzionato",
        Failed = "L'accesso è stato rifiutato.",
        TryAgain = "Riprovare",
        ErrorTitle = "Impossibile mostrare questa pagina",
        WrongVoucher = "Questo codice è errato, esaurito o scaduto.",
        Denied = "L'accesso non è stato concesso.",
        Undecided = "Al momento non è possibile concedere l'accesso. Riprovi tra un minuto.",
        TooManyAttempts = "Troppi tentativi. Attenda un minuto.",
        SessionMissing = "Questo accesso è scaduto, oppure il browser non accetta i cookie. Apra di nuovo la pagina di accesso.",
        AlreadyUsed = "Questo accesso è già stato usato. Apra di nuovo la pagina di accesso.",
        Unusable = "L'indirizzo che porta qui non è utilizzabile. Apra di nuovo la pagina di accesso.",
    };
}
