using System.Globalization;
using Icaro.Api.Requests;
using Microsoft.AspNetCore.WebUtilities;

namespace Icaro.Api.Errors;

/// <summary>An error response, written in the <see cref="ErrorFormat"/> of the endpoint or else of the service.</summary>
public sealed class ApiError : IResult, IStatusCodeHttpResult
{
    /// <summary>The message about a body that is not the expected JSON.</summary>
    public const string Malformed = "Request fields malformed";

    private readonly string? _code;
    private readonly IReadOnlyDictionary<string, string[]>? _errors;
    private readonly TimeSpan? _retryAfter;

    private ApiError(
        int statusCode, string message, string? code = null, IReadOnlyDictionary<string, string[]>? errors = null,
        TimeSpan? retryAfter = null)
    {
        StatusCode = statusCode;
        Message = message;
        _code = code;
        _errors = errors;
        _retryAfter = retryAfter;
    }

    public int StatusCode { get; }

    int? IStatusCodeHttpResult.StatusCode => StatusCode;

    public string Message { get; }

    /// <summary>Stable, for programs. It is derived from the status code for an error without a code of its own.</summary>
    public string Code => _code ?? (_errors is null
        ? ReasonPhrases.GetReasonPhrase(StatusCode).ToLowerInvariant().Replace(' ', '_')
        : "validation_failed");

    public static ApiError BadRequest(string message) => Of(StatusCodes.Status400BadRequest, message);

    public static ApiError Unauthorized(string message) => Of(StatusCodes.Status401Unauthorized, message);

    public static ApiError Forbidden(string message) => Of(StatusCodes.Status403Forbidden, message);

    public static ApiError NotFound(string message) => Of(StatusCodes.Status404NotFound, message);

    public static ApiError Conflict(string message) => Of(StatusCodes.Status409Conflict, message);

    /// <param name="status">The HTTP status code.</param>
    /// <param name="message">A sentence for people.</param>
    /// <param name="code">Distinguishes the error from others of the same status.</param>
    /// <param name="errors">Messages by the JSON pointer of the field in the request's body.</param>
    public static ApiError Of(
        int status, string message, string? code = null, IReadOnlyDictionary<string, string[]>? errors = null) =>
        new(status, message, code, errors);

    /// <summary>An error that is over after some time, which the response tells in the header <c>Retry-After</c>.</summary>
    public static ApiError RetryLater(int status, string message, TimeSpan retryAfter) => new(status, message, retryAfter: retryAfter);

    /// <summary>400 for a request whose fields are invalid.</summary>
    public static ApiError Invalid(FieldCheck check) => Of(
        StatusCodes.Status400BadRequest,
        check.Fault ?? throw new ArgumentException("No field is invalid.", nameof(check)),
        errors: check.Errors);

    /// <summary>400 for a body that is not the expected JSON.</summary>
    internal static ApiError Unreadable() => BadRequest(Malformed);

    /// <summary>The status code that the server found for a request that it could not read.</summary>
    internal static ApiError Unreadable(BadHttpRequestException exception) => Of(
        exception.StatusCode,
        exception.StatusCode == StatusCodes.Status413PayloadTooLarge
            ? $"Request body larger than {ApiDefaults.MaxRequestBody} bytes"
            : Malformed);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (_retryAfter is { } time)
            httpContext.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(time.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return ErrorFormat.Of(httpContext) == ErrorFormat.ProblemDetails
            ? ToProblem().ExecuteAsync(httpContext)
            : ToMessage().ExecuteAsync(httpContext);
    }

    private JsonHttpResult<ErrorMessage> ToMessage() =>
        TypedResults.Json(new ErrorMessage(Message, _code), ErrorMessageJson.Default.ErrorMessage, statusCode: StatusCode);

    private ProblemHttpResult ToProblem()
    {
        var extensions = new Dictionary<string, object?> { ["code"] = Code };
        if (_errors is not null)
            extensions["errors"] = _errors;
        return TypedResults.Problem(Message, statusCode: StatusCode, extensions: extensions);
    }
}
