namespace Icaro.Console.Sessions;

/// <summary>What a link opens, as the catalog tells it.</summary>
/// <param name="MayTest">Whether it may send test webhooks.</param>
/// <param name="MayRotate">Whether it may replace the signing secret.</param>
public sealed record OpenedLink(int IntegrationId, string IntegrationName, bool MayTest, bool MayRotate);
