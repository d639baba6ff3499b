namespace Icaro.IntegrationsCatalog.Core.Login;

internal static class GoTime
{
    /// <summary>The time as Go prints it, which is what clients of <c>/api/login</c> have always read.</summary>
    public static string Of(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF '+0000 UTC'", CultureInfo.InvariantCulture);
}
