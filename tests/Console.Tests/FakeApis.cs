using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Icaro.Console.Tests;

/// <summary>The catalog and the dispatcher, with the answers that a test gives them.</summary>
public sealed class FakeApis : IAsyncDisposable
{
    public const string Token = "a token that nobody may see";

    private readonly WebApplication _app = LocalServer.Create();
    private readonly ConcurrentDictionary<string, (int Status, string Json)> _answers = new();
    private readonly ConcurrentQueue<ApiRequest> _requests = new();

    private FakeApis() => _app.Map("/{**path}", AnswerAsync);

    public string Address => _app.Urls.Single();

    public IReadOnlyCollection<ApiRequest> Requests => _requests;

    public static async Task<FakeApis> StartAsync()
    {
        var apis = new FakeApis();
        await apis._app.StartAsync(TestContext.Current.CancellationToken);
        apis.Answer("POST /api/login", $$"""{"account_type":"admin","id":1,"token":"{{Token}}"}""", StatusCodes.Status201Created);
        apis.Answer("POST /api/logout", """{"status":"success"}""");
        return apis;
    }

    /// <param name="request">Method and path, without the query.</param>
    /// <param name="json">The body of the response.</param>
    /// <param name="status">The status of the response.</param>
    public void Answer(string request, string json, int status = StatusCodes.Status200OK) => _answers[request] = (status, json);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var name = $"{context.Request.Method} {context.Request.Path}";
        using var body = new StreamReader(context.Request.Body);
        _requests.Enqueue(new(
            name, context.Request.QueryString.Value ?? "", await body.ReadToEndAsync(context.RequestAborted),
            context.Request.Headers["Token"].ToString(), context.Request.Headers["X-Forwarded-For"].ToString()));
        var (status, json) = _answers.GetValueOrDefault(name, (StatusCodes.Status404NotFound, """{"message":"API not found"}"""));
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(json, context.RequestAborted);
    }
}

/// <param name="Name">Method and path.</param>
public sealed record ApiRequest(string Name, string Query, string Body, string Token, string ForwardedFor);
