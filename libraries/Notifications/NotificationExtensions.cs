using System.Net;
using Icaro.Notifications.Mail;
using Icaro.Notifications.Webhooks;

namespace Icaro.Notifications;

public static class NotificationExtensions
{
    /// <summary>
    /// Sends notifications of the conditions that the <see cref="IConditionSource"/>s find, by mail and webhook. The model of
    /// <typeparamref name="TContext"/> needs <see cref="NoticeModel.AddNotices"/>.
    /// </summary>
    public static void AddNotifications<TContext>(this IServiceCollection services)
        where TContext : DbContext
    {
        services.AddValidatedOptions<NotificationOptions, NotificationOptionsValidator>(NotificationOptions.Section);
        services.AddValidatedOptions<MailOptions, MailOptionsValidator>(MailOptions.Section);
        services.AddValidatedOptions<WebhookOptions, WebhookOptionsValidator>(WebhookOptions.Section);
        services.AddSingleton<INotificationChannel, MailChannel>();
        services.AddHttpClient(WebhookChannel.Client, client => client.Timeout = WebhookChannel.Timeout)
            // Operators choose the receiver, which may be in their own network.
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                // Trace ids must not leave the system, and the span would contain the URL.
                ActivityHeadersPropagator = null,
                AllowAutoRedirect = false,
                AutomaticDecompression = DecompressionMethods.None,
                UseCookies = false,
            })
            .RemoveAllLoggers();
        services.AddSingleton<INotificationChannel, WebhookChannel>();
        services.AddSingleton<ConditionReader>();
        services.AddSingleton<NotificationSender<TContext>>();
        services.AddHostedService<NotificationWorker<TContext>>();
    }
}
