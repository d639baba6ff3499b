namespace Icaro.IntegrationsCatalog.Core.Quotas;

/// <summary>The owner has as many of something as it may have. The transaction of the addition must be rolled back.</summary>
internal sealed class QuotaExceededException(Quota quota, int allowed) : Exception(Describe(quota, allowed))
{
    public static string Describe(Quota quota, int allowed) =>
        $"The {quota.Owner.ToString().ToLowerInvariant()} has {allowed} {quota.Name.Replace('_', ' ')}, and can have no more";
}

internal sealed class QuotaExceededMapping : IErrorMapping
{
    private const string Code = "quota_exceeded";

    public ApiError? Map(Exception exception) => exception is QuotaExceededException exceeded
        ? ApiError.Of(StatusCodes.Status409Conflict, exceeded.Message, Code)
        : null;
}

internal static class QuotaDocumentation
{
    public static RouteHandlerBuilder ReturnsQuotaExceeded(this RouteHandlerBuilder route, Quota quota) =>
        route.ReturnsError(StatusCodes.Status409Conflict, QuotaExceededException.Describe(quota, quota.Allowed(new())));
}
