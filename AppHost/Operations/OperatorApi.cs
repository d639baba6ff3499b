using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Icaro.AppHost.Operations;

/// <summary>The API as an administrator calls it, through the gateway.</summary>
internal sealed class OperatorApi(EndpointReference gateway, ParameterResource adminPassword)
{
    private const string TokenHeader = "Token";

    /// <exception cref="OperationFailedException">The request was refused; the message is the answer's own.</exception>
    public async Task<JsonNode> SendAsync(HttpMethod method, string path, object? body, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = new(gateway.Url) };
        var login = await SendAsync(
            client, HttpMethod.Post, "/api/login",
            new { username = "admin", password = await adminPassword.GetValueAsync(cancellationToken) }, cancellationToken);
        client.DefaultRequestHeaders.Add(TokenHeader, (string)login["token"]!);
        try
        {
            return await SendAsync(client, method, path, body, cancellationToken);
        }
        finally
        {
            using var logout = await client.PostAsync(new Uri("/api/logout", UriKind.Relative), content: null, CancellationToken.None);
        }
    }

    private static async Task<JsonNode> SendAsync(
        HttpClient client, HttpMethod method, string path, object? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await client.SendAsync(request, cancellationToken);
        var answer = await response.Content.ReadAsStringAsync(cancellationToken);
        if (response.IsSuccessStatusCode)
            return JsonNode.Parse(answer.Length > 0 ? answer : "{}")!;
        throw new OperationFailedException(response.StatusCode == HttpStatusCode.NotFound
            ? $"{path} was not found."
            : $"{method} {path} was answered with {(int)response.StatusCode}: {answer}");
    }
}

/// <summary>An operation could not be done; the message is for the operator.</summary>
internal sealed class OperationFailedException(string message) : Exception(message);
