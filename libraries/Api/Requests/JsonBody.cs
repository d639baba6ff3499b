using System.Reflection;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace Icaro.Api.Requests;

/// <summary>A checked JSON body. It is UTF-8 whatever type and charset the request claims, as the API has always read it.</summary>
public sealed class JsonBody<T> : IBindableFromHttpContext<JsonBody<T>>, IEndpointParameterMetadataProvider
    where T : class, IRequestBody<T>
{
    private readonly T? _value;

    private JsonBody(T value) => _value = value;

    private JsonBody(JsonHttpResult<ErrorMessage> rejection) => Rejection = rejection;

    /// <summary>The answer to a body that cannot be used; null when <see cref="Value"/> can.</summary>
    public JsonHttpResult<ErrorMessage>? Rejection { get; }

    public T Value => _value ?? throw new InvalidOperationException("The body was rejected.");

    static async ValueTask<JsonBody<T>?> IBindableFromHttpContext<JsonBody<T>>.BindAsync(HttpContext context, ParameterInfo parameter)
    {
        try
        {
            var value = HasBody(context)
                ? await JsonSerializer.DeserializeAsync(context.Request.Body, T.Json, context.RequestAborted)
                : T.Empty;
            if (value is null)
                return new(ApiError.BadRequest(BadRequests.Malformed));

            return value.FindFault() is { } fault ? new(ApiError.BadRequest(fault)) : new(value);
        }
        catch (JsonException)
        {
            return new(ApiError.BadRequest(BadRequests.Malformed));
        }
        catch (BadHttpRequestException unreadable)
        {
            return new(BadRequests.Answer(unreadable));
        }
    }

    /// <summary>For the OpenAPI document.</summary>
    static void IEndpointParameterMetadataProvider.PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata(["application/json", "*/*"], typeof(T)));

    private static bool HasBody(HttpContext context) => context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody ?? true;
}
