using Microsoft.AspNetCore.WebUtilities;

namespace Icaro.EndToEnd.Tests;

/// <summary>A captive portal of the demo's unit: sends its guest round, and lets the guest in when the proof is right.</summary>
internal sealed class SamplePortal : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _gateway;

    private SamplePortal(WebApplication app, HttpClient gateway) => (_app, _gateway) = (app, gateway);

    public Uri Address => new(_app.Urls.Single());

    public static async Task<SamplePortal> StartAsync(Uri gateway, CancellationToken cancellationToken)
    {
        var app = LocalServer.Create();
        var portal = new SamplePortal(app, new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = gateway });
        app.MapGet("/wings/login", portal.ShowAsync);
        await app.StartAsync(cancellationToken);
        return portal;
    }

    public async ValueTask DisposeAsync()
    {
        _gateway.Dispose();
        await _app.DisposeAsync();
    }

    private async Task<IResult> ShowAsync(string step, string? proof, CancellationToken cancellationToken)
    {
        var (heading, link) = proof is null
            ? ("Wi-Fi login", $"<a href=\"{WebUtility.HtmlEncode(RedirectUrl(step))}\">Log in</a>")
            : (await LetInAsync(proof, cancellationToken), "");
        return TypedResults.Content($"<!DOCTYPE html><title>Portal</title><h1>{WebUtility.HtmlEncode(heading)}</h1>{link}", "text/html");
    }

    private async Task<string> LetInAsync(string proof, CancellationToken cancellationToken)
    {
        using var response = await _gateway.PostAsJsonAsync("/wings/proofs/verify", DemoUnit.ToVerify(proof), cancellationToken);
        var answer = await response.Content.ReadFromJsonAsync<JsonObject>(cancellationToken);
        return response.IsSuccessStatusCode ? $"You are online after {answer!["step"]}" : (string)answer!["code"]!;
    }

    private string RedirectUrl(string step) => QueryHelpers.AddQueryString(
        new Uri(_gateway.BaseAddress!, $"/wings/redirect/{step}").ToString(),
        [.. DemoUnit.Parameters, new("path", "/wings/login"), new("return", $"{Address}wings/login?step={step}")]);
}
