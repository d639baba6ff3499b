using Icaro.Api.Errors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Icaro.Notifications;

/// <summary>POST /notifications/test: operators try the settings of this service.</summary>
public static class NotificationEndpoints
{
    /// <param name="operators">A group that only operators may call.</param>
    public static void MapNotifications(this RouteGroupBuilder operators) => operators.MapPost("/test", TestAsync)
        .WithSummary("Sends a test by each channel, and tells which of them failed and why");

    private static async Task<Results<Ok<NotificationTestResponse>, ApiError>> TestAsync(
        IEnumerable<INotificationChannel> channels, IHostEnvironment service, TimeProvider time, CancellationToken cancellationToken)
    {
        var notification = new Notification(Guid.CreateVersion7(), service.ApplicationName, time.GetUtcNow(), [Change.Test]);
        var tested = await Task.WhenAll(channels
            .Where(channel => channel.IsConfigured)
            .Select(channel => TrySendAsync(channel, notification, cancellationToken)));
        return tested is []
            ? ApiError.Of(StatusCodes.Status409Conflict, "No channel is configured: set Notifications__..", "notifications_off")
            : TypedResults.Ok(new NotificationTestResponse(tested));
    }

    private static async Task<TestedChannelResponse> TrySendAsync(
        INotificationChannel channel, Notification notification, CancellationToken cancellationToken)
    {
        try
        {
            await channel.SendAsync(notification, cancellationToken);
            return new(channel.Name, null);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            return new(channel.Name, failure is OperationCanceledException ? "No answer in time" : failure.GetBaseException().Message);
        }
    }
}

/// <param name="Status"><c>success</c>, as in all responses of Icaro's API.</param>
public sealed record NotificationTestResponse(IReadOnlyList<TestedChannelResponse> Channels, string Status = "success")
{
    public static NotificationTestResponse Example { get; } = new([new("mail", null), new("webhook", "Connection refused")]);
}

/// <param name="Name"><c>mail</c> or <c>webhook</c>.</param>
/// <param name="Error">Why nothing was sent; null when it was.</param>
public sealed record TestedChannelResponse(string Name, string? Error);
