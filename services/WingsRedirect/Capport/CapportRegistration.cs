namespace Icaro.WingsRedirect.Capport;

internal static class CapportRegistration
{
    public static void AddCapport(this IServiceCollection services) => services.AddSingleton<OpenSessions>();
}
