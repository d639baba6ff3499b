using System.ComponentModel;
using System.Reflection;
using Microsoft.AspNetCore.Http.Features;

namespace Icaro.IntegrationsCatalog.Core.Http;

/// <summary>
/// Responds to callers who may not use a route, and then to malformed ids, queries and bodies in the order of the endpoint's
/// parameters, before the endpoint runs. Describes these errors in the OpenAPI document.
/// </summary>
internal static class RequestChecks
{
    public static RouteGroupBuilder MapChecked(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("");
        group.AddEndpointFilterFactory(Check);
        ((IEndpointConventionBuilder)group).Add(Describe);
        return group;
    }

    /// <param name="route">A route of <see cref="MapChecked"/>.</param>
    /// <param name="status">The status for other callers.</param>
    /// <param name="message">The message for other callers.</param>
    public static RouteHandlerBuilder ForAdmins(this RouteHandlerBuilder route, int status, string message) =>
        route.ReturnsError(status, message).WithMetadata(new CallerRule(caller => caller.IsAdmin, status, message));

    /// <inheritdoc cref="ForAdmins"/>
    public static RouteHandlerBuilder ForAdminsAndResellers(this RouteHandlerBuilder route, int status, string message) =>
        route.ReturnsError(status, message).WithMetadata(new CallerRule(caller => caller.IsAdmin || caller.IsReseller, status, message));

    private static EndpointFilterDelegate Check(EndpointFilterFactoryContext endpoint, EndpointFilterDelegate next)
    {
        (int Index, Func<object?, ApiError?> FindError)[] checks =
        [
            .. endpoint.MethodInfo.GetParameters().Index()
                .Select(parameter => (parameter.Index, CheckOf(parameter.Item)))
                .Where(check => check.Item2 is not null)!,
        ];
        return CheckAsync;

        ValueTask<object?> CheckAsync(EndpointFilterInvocationContext context)
        {
            if (context.HttpContext.GetEndpoint()!.Metadata.GetMetadata<CallerRule>() is { } rule
                && !rule.Allows(context.HttpContext.Features.GetRequiredFeature<TokenIdentity>()))
                return ValueTask.FromResult<object?>(ApiError.Of(rule.Status, rule.Message));

            foreach (var (index, findError) in checks)
            {
                if (findError(context.Arguments[index]) is { } error)
                    return ValueTask.FromResult<object?>(error);
            }

            return next(context);
        }
    }

    private static Func<object?, ApiError?>? CheckOf(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (parameter.IsDefined(typeof(UncheckedAttribute)))
            return null;
        if (IsRouteId(type))
            return id => id is RouteId { Parsed: null } ? ApiError.BadRequest(IdError(parameter)) : null;
        if (type == typeof(Page))
            return page => ((Page)page!).Error;
        if (type == typeof(Search))
            return search => ((Search)search!).Error;
        if (IsBody(type))
            return body => ((IRejectable)body!).Rejection;
        return null;
    }

    private static void Describe(EndpointBuilder builder)
    {
        var errors = builder.Metadata.OfType<MethodInfo>().SelectMany(method => method.GetParameters()).SelectMany(ErrorsOf).ToList();
        if (errors is [])
            return;

        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status400BadRequest, typeof(ErrorMessage), ["application/json"]));
        foreach (var error in errors)
            builder.Metadata.Add(ResponseExample.Error(StatusCodes.Status400BadRequest, error));
    }

    private static string[] ErrorsOf(ParameterInfo parameter) => parameter.ParameterType switch
    {
        var type when IsRouteId(type) => [IdError(parameter)],
        var type when type == typeof(Page) => [Page.NumberError, Page.LimitError],
        var type when IsBody(type) => [ApiError.Malformed],
        _ => [],
    };

    private static bool IsRouteId(Type type) => (Nullable.GetUnderlyingType(type) ?? type) == typeof(RouteId);

    private static bool IsBody(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(JsonBody<>);

    private static string IdError(ParameterInfo parameter) =>
        $"{parameter.GetCustomAttribute<DescriptionAttribute>()?.Description ?? Capitalized(parameter.Name!)} id error";

    private static string Capitalized(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private sealed record CallerRule(Func<TokenIdentity, bool> Allows, int Status, string Message);
}

/// <summary>The endpoint checks this parameter itself, after the caller's permissions.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class UncheckedAttribute : Attribute;
