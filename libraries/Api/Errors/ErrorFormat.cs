using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Icaro.Api.Errors;

/// <summary>How an <see cref="ApiError"/> is written. A service chooses one for all its endpoints; an endpoint may override it.</summary>
public sealed class ErrorFormat
{
    /// <summary>Icaro's <c>{"message": ..}</c>, with a <c>code</c> for errors that have one.</summary>
    public static readonly ErrorFormat Message = new();

    /// <summary>RFC 9457, with a <c>code</c>, and <c>errors</c> by JSON pointer for invalid fields.</summary>
    public static readonly ErrorFormat ProblemDetails = new();

    private ErrorFormat()
    {
    }

    internal static ErrorFormat Of(HttpContext context)
    {
        // The exception handler removes the endpoint from the context.
        var endpoint = context.GetEndpoint() ?? context.Features.Get<IExceptionHandlerFeature>()?.Endpoint;
        return endpoint?.Metadata.GetMetadata<ErrorFormat>() ?? context.RequestServices.GetService<ErrorFormat>() ?? Message;
    }
}

public static class ErrorFormatExtensions
{
    public static TBuilder WithErrorFormat<TBuilder>(this TBuilder endpoints, ErrorFormat format)
        where TBuilder : IEndpointConventionBuilder => endpoints.WithMetadata(format);
}
