namespace Icaro.Api.Errors;

/// <summary>Requests that could not even be read.</summary>
internal static class BadRequests
{
    public const string Malformed = "Request fields malformed";

    public static JsonHttpResult<ErrorMessage> Answer(BadHttpRequestException unreadable) =>
        unreadable.StatusCode == StatusCodes.Status413PayloadTooLarge
            ? ApiError.Of(unreadable.StatusCode, $"Request body larger than {ApiDefaults.MaxRequestBody} bytes")
            : ApiError.Of(unreadable.StatusCode, Malformed);
}
