namespace Icaro.Console.Links;

/// <summary>A link to the deliveries of an integration, as the catalog tells it.</summary>
/// <param name="AccountId">Who handed it out.</param>
public sealed record Link(int Id, string Name, int AccountId, DateTimeOffset Created, DateTimeOffset ExpiresAt);

/// <param name="ExpiresIn">Seconds.</param>
internal sealed record NewLink(string? Name, int ExpiresIn);

/// <summary>The only response that contains the link.</summary>
public sealed record CreatedLink(int Id, string Url, DateTimeOffset ExpiresAt);
