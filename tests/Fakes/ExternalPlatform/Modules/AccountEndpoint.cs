namespace Icaro.ExternalPlatform.Modules;

/// <summary><c>POST /modules/{code}/account</c>: the settings page, for browsers that a system sends here with a client id.</summary>
internal static class AccountEndpoint
{
    public static async Task<IResult> ShowAsync(
        string code, HttpRequest request, HostedModules modules, HtmlRenderer renderer, CancellationToken cancellationToken)
    {
        var clientId = request.HasFormContentType ? (await request.ReadFormAsync(cancellationToken))["clientId"].ToString() : "";
        var connection = modules.Find(code)?.Find(clientId);
        return await renderer.RenderAsync<AccountPage>(
            connection is null ? StatusCodes.Status403Forbidden : StatusCodes.Status200OK,
            (nameof(AccountPage.Code), code),
            (nameof(AccountPage.SystemUrl), connection?.SystemUrl));
    }
}
