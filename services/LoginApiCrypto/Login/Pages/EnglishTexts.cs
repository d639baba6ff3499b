namespace Icaro.LoginApiCrypto.Login.Pages;

internal static class EnglishTexts
{
    public static readonly PageTexts All = new()
    {
        Language = "en",
        LanguageName = "English",
        Title = "Internet access",
        Intro = "Choose how you want to go online.",
        Terms = "Terms of use",
        Credentials = "With user name and password",
        User = "User name",
        Password = "Password",
        Hotel = "As a guest of the house",
        Room = "Room number",
        LastName = "Last name",
        Offer = "Offer",
        Welcome = "Welcome",
        Free = "Free access",
        TakeOnline = "Go online",
        Ticket = "With a new ticket",
        Voucher = "Voucher code",
        GoOnline = "Go online",
        OnlineTitle = "You are online",
        Online = "This device is connected to the internet.",
        Continue = "Continue to",
        OfflineTitle = "You are not online",
        Offline = "This device is not connected to the internet yet.",
        FailedTitle = "That did not work",
        Failed = "The login was refused.",
        TryAgain = "Try again",
        ErrorTitle = "This page cannot be shown",
        WrongVoucher = "This voucher code is wrong, used up or expired.",
        Denied = "Access was not granted.",
        Undecided = "Access cannot be granted at the moment. Please try again in a minute.",
        TooManyAttempts = "Too many attempts. Please wait a minute.",
        SessionMissing = "This login is over, or your browser does not accept cookies. Please open the login page again.",
        AlreadyUsed = "This login was used already. Please open the login page again.",
        Unusable = "The address that led here is not usable. Please open the login page again.",
    };
}
