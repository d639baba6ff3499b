namespace Icaro.Console.Deliveries;

/// <summary>The dispatcher's deliveries.</summary>
internal sealed class DeliveryApi(HttpClient http, Person person)
{
    private const string Path = "/deliveries";

    public Task<ApiResult<DeliveryPage>> ListAsync(DeliverySearch search) =>
        http.GetAsync(search.AppendTo(Path), ConsoleJson.Default.DeliveryPage, person);

    public Task<ApiResult<DeliveryDetail>> FindAsync(Guid id) =>
        http.GetAsync($"{Path}/{id}", ConsoleJson.Default.DeliveryDetail, person);

    public Task<ApiResult<DeliveryDetail>> ReplayAsync(Guid id) => DecideAsync(id, "replay");

    public Task<ApiResult<DeliveryDetail>> DiscardAsync(Guid id) => DecideAsync(id, "discard");

    private Task<ApiResult<DeliveryDetail>> DecideAsync(Guid id, string decision) =>
        http.SendAsync(HttpMethod.Post, $"{Path}/{id}/{decision}", content: null, ConsoleJson.Default.DeliveryDetail, person);
}
