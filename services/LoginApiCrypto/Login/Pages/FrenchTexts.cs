namespace Icaro.LoginApiCrypto.Login.Pages;

internal static class FrenchTexts
{
    public static readonly PageTexts All = new()
    {
        Language = "fr",
        LanguageName = "Français",
        Title = "Accès à Internet",
        Intro = "Choisissez comment vous connecter.",
        Terms = "Conditions d'utilisation",
        Credentials = "Avec nom d'utilisateur et mot de passe",
        User = "Nom d'utilisateur",
        Password = "Mot de passe",
        Hotel = "En tant que client de l'établissement",
        Room = "Numéro de chambre",
        LastName = "Nom de famille",
        FirstName = "Prénom",
        Pin = "Code PIN",
        ArrivalDay = "Jour d'arrivée",
        DepartureDay = "Jour de départ",
        Birthday = "Date de naissance",
        DayFormat = "JJ.MM.AAAA",
        Offer = "Offre",
        Welcome = "Bienvenue",
        Free = "Accès gratuit",
        TakeOnline = "Se connecter",
        Ticket = "Avec un nouveau ticket",
        Voucher = "Code du bon",
        GoOnline = "Se connecter",
        OnlineTitle = "Vous êtes en ligne",
        Online = "Cet appareil est connecté à Internet.",
        Continue = "Continuer vers",
        DeviceTitle = "Votre appareil",
        Device = "Voici comment le point d'accès connaît cet appareil.",
        FailedTitle = "Cela n'a pas fonctionné",
        Failed = "La connexion a été refusée.",
        TryAgain = "Réessayer",
        ErrorTitle = "Impossible d'afficher cette page",
        WrongVoucher = "Ce code est faux, épuisé ou expiré.",
        Denied = "L'accès n'a pas été accordé.",
        Undecided = "L'accès ne peut pas être accordé pour le moment. Veuillez réessayer dans une minute.",
        TooManyAttempts = "Trop de tentatives. Veuillez attendre une minute.",
        SessionMissing =
            "Cette connexion est terminée, ou votre navigateur n'accepte pas les cookies. Veuillez rouvrir la page de connexion.",
        AlreadyUsed = "Cette connexion a déjà été utilisée. Veuillez rouvrir la page de connexion.",
        Unusable = "L'adresse qui mène ici n'est pas utilisable. Veuillez rouvrir la page de connexion.",
    };
}
