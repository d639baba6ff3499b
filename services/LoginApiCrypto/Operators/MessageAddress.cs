namespace Icaro.LoginApiCrypto.Operators;

/// <summary>The URL of a message: that of the box, or ours with the parameter names of the box.</summary>
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
