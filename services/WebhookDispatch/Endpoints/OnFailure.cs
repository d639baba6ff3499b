namespace Icaro.WebhookDispatch.Endpoints;

/// <summary>What becomes of a lane when a delivery has failed for good.</summary>
internal static class OnFailure
{
    /// <summary>The next delivery has its turn.</summary>
    public const string Skip = "skip";

    /// <summary>The lane waits until an operator replays or discards the delivery.</summary>
    public const string Block = "block";
}
