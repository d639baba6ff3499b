namespace Icaro.Console.Login;

/// <summary>The catalog's login.</summary>
internal sealed class LoginApi(HttpClient http, Person person)
{
    /// <summary>The catalog counts failed logins by account and address: it is told the browser's, not this service's.</summary>
    private const string ClientAddress = "X-Forwarded-For";

    public async Task<ApiResult<LoginResponse>> LogInAsync(string username, string password)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/login")
        {
            Content = JsonContent.Create(new(username, password), ConsoleJson.Default.LoginRequest),
        };
        request.Headers.Add(ClientAddress, person.Address);
        return await http.SendAsync(request, ConsoleJson.Default.LoginResponse, person);
    }

    /// <summary>Revokes the token.</summary>
    public Task<ApiResult<StatusResponse>> LogOutAsync() =>
        http.SendAsync(HttpMethod.Post, "/api/logout", content: null, ConsoleJson.Default.StatusResponse, person);
}

internal sealed record LoginRequest(string Username, string Password);

public sealed record LoginResponse(string AccountType, string Token);
