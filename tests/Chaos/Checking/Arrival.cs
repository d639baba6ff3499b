namespace Icaro.Chaos.Checking;

/// <summary>A webhook as the platform received it.</summary>
/// <param name="WebhookId">The header; empty when it was missing.</param>
/// <param name="Forgery">What is wrong with token, signature or body; null when all is right.</param>
/// <param name="Answer">The status that the platform answered with, or how it misbehaved.</param>
/// <param name="AcceptedAt">When the answer, a 2xx, was on its way; null for every other one.</param>
internal sealed record Arrival(
    Lane Lane, string WebhookId, bool On, string BodyHash, string? Forgery, TimeSpan At, string Answer, TimeSpan? AcceptedAt);
