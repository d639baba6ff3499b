using Polly.Timeout;

namespace Icaro.Console.Api;

/// <summary>Calls an API with a person's token, and reads its errors in either of their formats.</summary>
internal static class ApiCalls
{
    /// <summary>With these words the APIs refuse a token. Other refusals with the same status concern what was asked for.</summary>
    private const string TokenRefused = "API token";

    public static Task<ApiResult<T>> GetAsync<T>(this HttpClient http, string path, JsonTypeInfo<T> json, Person person)
        where T : class => http.SendAsync(HttpMethod.Get, path, content: null, json, person);

    /// <exception cref="SessionEndedException">The token is not valid any more.</exception>
    public static async Task<ApiResult<T>> SendAsync<T>(
        this HttpClient http, HttpMethod method, string path, HttpContent? content, JsonTypeInfo<T> json, Person person)
        where T : class
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Add("Token", person.Token);
        return await http.SendAsync(request, json, person);
    }

    public static async Task<ApiResult<T>> SendAsync<T>(
        this HttpClient http, HttpRequestMessage request, JsonTypeInfo<T> json, Person person)
        where T : class
    {
        try
        {
            using var response = await http.SendAsync(request, person.RequestAborted);
            if (response.IsSuccessStatusCode)
                return (await response.Content.ReadFromJsonAsync(json, person.RequestAborted))!;

            var problem = new ApiProblem((int)response.StatusCode, await ReadMessageAsync(response, person.RequestAborted));
            return IsTokenRefused(problem) ? throw new SessionEndedException() : problem;
        }
        catch (Exception exception) when (IsUnavailable(exception) && !person.RequestAborted.IsCancellationRequested)
        {
            return ApiProblem.Unavailable;
        }
    }

    private static bool IsTokenRefused(ApiProblem problem) =>
        problem.Status == StatusCodes.Status401Unauthorized && problem.Message.StartsWith(TokenRefused, StringComparison.Ordinal);

    private static bool IsUnavailable(Exception exception) =>
        exception is HttpRequestException or TimeoutRejectedException or OperationCanceledException;

    private static async Task<string> ReadMessageAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            var error = await response.Content.ReadFromJsonAsync(ConsoleJson.Default.ApiErrorBody, cancellationToken);
            return error?.Detail ?? error?.Message ?? error?.Title ?? "";
        }
        catch (JsonException)
        {
            return $"The answer was {(int)response.StatusCode} {response.ReasonPhrase}.";
        }
    }
}

/// <summary>An error of the catalog, which has a message, or problem details.</summary>
internal sealed record ApiErrorBody(string? Message, string? Detail, string? Title);
