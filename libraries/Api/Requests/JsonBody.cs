using System.Reflection;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace Icaro.Api.Requests;

/// <summary>A validated JSON body. It is read as UTF-8 whatever content type and charset the request declares, as Icaro does.</summary>
public sealed class JsonBody<T> : IBindableFromHttpContext<JsonBody<T>>, IEndpointParameterMetadataProvider, IRejectable
    where T : class, IRequestBody<T>
{
    private readonly T? _value;

    private JsonBody(T value) => _value = value;

    private JsonBody(ApiError rejection) => Rejection = rejection;

    /// <summary>The response to an invalid body; null when <see cref="Value"/> can be used.</summary>
    public ApiError? Rejection { get; }

    public T Value => _value ?? throw new InvalidOperationException("The body was rejected.");

    static async ValueTask<JsonBody<T>?> IBindableFromHttpContext<JsonBody<T>>.BindAsync(HttpContext context, ParameterInfo parameter)
    {
        try
        {
            var value = HasBody(context)
                ? await JsonSerializer.DeserializeAsync(context.Request.Body, T.Json, context.RequestAborted)
                : T.Empty;
            if (value is null)
                return new(ApiError.Unreadable());

            var check = value.Validate();
            return check.Fault is null ? new(value) : new(ApiError.Invalid(check));
        }
        catch (JsonException)
        {
            return new(ApiError.Unreadable());
        }
        catch (BadHttpRequestException unreadable)
        {
            return new(ApiError.Unreadable(unreadable));
        }
    }

    /// <summary>Describes the body in the OpenAPI document.</summary>
    static void IEndpointParameterMetadataProvider.PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata(["application/json", "*/*"], typeof(T)));

    private static bool HasBody(HttpContext context) => context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody ?? true;
}

/// <summary>A parameter of an endpoint that may turn out to be invalid.</summary>
public interface IRejectable
{
    /// <summary>The response to an invalid value; null for a valid one.</summary>
    ApiError? Rejection { get; }
}

public static class RejectionFilter
{
    /// <summary>Answers requests with an invalid <see cref="JsonBody{T}"/> in place of the endpoint.</summary>
    public static TBuilder RejectInvalidBodies<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder => endpoints.AddEndpointFilter((context, next) =>
            context.Arguments.OfType<IRejectable>().FirstOrDefault(body => body.Rejection is not null) is { Rejection: { } rejection }
                ? ValueTask.FromResult<object?>(rejection)
                : next(context));
}
