namespace Icaro.IntegrationsCatalog.Tests.Application;

/// <summary>Somebody who calls the API with a token, or without.</summary>
public sealed record Caller(HttpClient Client, string? Token)
{
    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<Answer> PostAsync(string path, object? body = null) =>
        SendAsync(HttpMethod.Post, path, body is null ? null : JsonContent.Create(body));

    public Task<Answer> PutAsync(string path, object? body = null) =>
        SendAsync(HttpMethod.Put, path, body is null ? null : JsonContent.Create(body));

    public Task<Answer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    /// <summary>Posts the text as it is.</summary>
    public Task<Answer> PostTextAsync(string path, string text, string contentType = "application/json")
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return SendAsync(HttpMethod.Post, path, content);
    }

    /// <summary>As browsers do it: a content type, and nothing of it.</summary>
    public Task<Answer> SendEmptyJsonAsync(HttpMethod method, string path) =>
        SendAsync(method, path, new StringContent("", Encoding.UTF8, "application/json"));

    public async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (Token is not null)
            request.Headers.Add("Token", Token);
        // Whoever sends much asks first: a refusal closes the connection, and what is still being sent would break on it.
        request.Headers.ExpectContinue = content?.Headers.ContentLength > 100_000;
        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        return new((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
