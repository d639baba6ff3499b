namespace Icaro.Chaos.Checking;

/// <summary>What the dispatcher's API says about a delivery.</summary>
internal sealed record Delivery(Guid Id, Lane Lane, long Sequence, string Status)
{
    public string WebhookId => Id.ToString();
}
