namespace Icaro.Console.Replays;

/// <summary>The dispatcher's bulk replays.</summary>
internal sealed class ReplayApi(HttpClient http, Person person)
{
    private const string Path = "/replays";

    public Task<ApiResult<List<Replay>>> ListAsync() => http.GetAsync(Path, ConsoleJson.Default.ListReplay, person);

    public Task<ApiResult<Replay>> FindAsync(Guid id) => http.GetAsync($"{Path}/{id}", ConsoleJson.Default.Replay, person);

    public Task<ApiResult<Replay>> StartAsync(NewReplay replay) => http.SendAsync(
        HttpMethod.Post, Path, JsonContent.Create(replay, ConsoleJson.Default.NewReplay), ConsoleJson.Default.Replay, person);

    public Task<ApiResult<Replay>> CancelAsync(Guid id) =>
        http.SendAsync(HttpMethod.Post, $"{Path}/{id}/cancel", content: null, ConsoleJson.Default.Replay, person);
}
