namespace Icaro.LoginApiCrypto.Operators;

/// <summary>Where a message goes: to the box, or to us with the parameters named as the box names them.</summary>
internal static class MessageAddress
{
    public static bool TryBuild(CachedBox box, ILapiMessage message, SealedText sealedText, out string url)
    {
        var isForBox = message is LogonMessage or RefreshMessage { Device: null };
        if (isForBox)
        {
            var fits = BoxAddress.TryBuild(box.Row.BaseUrl, sealedText, out var address);
            url = address ?? "";
            return fits;
        }

        url = $"/loginapi/login?{LapiInbox.BoxName}={box.Row.RegistrationNumber}"
            + $"&{box.Row.LapiName}={sealedText.Lapi}&{box.Row.SiName}={Uri.EscapeDataString(sealedText.Si)}";
        return url.Length <= LapiLimits.MaxUrl;
    }
}
