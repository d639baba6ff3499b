using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Icaro.Webhooks;

/// <summary>Verification for endpoints of minimal APIs.</summary>
public static class WebhookEndpointExtensions
{
    /// <summary>
    /// Lets only authentic webhooks through to the handler, with the <see cref="WebhookVerifier"/> of the services. All others get 401, or
    /// 413 if they are too large, and problem details with a <c>code</c>. Where the services have <see cref="RecentWebhooks"/>, a
    /// repeated webhook gets 200 without the handler.
    /// </summary>
    /// <typeparam name="TBuilder">Of the endpoint, or of a group of endpoints.</typeparam>
    /// <param name="builder">The endpoint, or a group of endpoints.</param>
    /// <returns>The builder.</returns>
    /// <remarks>
    /// A handler gets the body by a <see cref="VerifiedWebhook"/>, or reads the request. It cannot bind the body to another parameter:
    /// the bytes would be gone before they are verified.
    /// </remarks>
    public static TBuilder RequireSignedWebhook<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.AddEndpointFilter(VerifyAsync);
        builder.Add(endpoint => endpoint.Metadata.Add(new SignedWebhookMetadata()));
        builder.Finally(endpoint =>
        {
            if (endpoint.Metadata.OfType<IAcceptsMetadata>().Any(accepts => accepts.RequestType is not null))
                throw new InvalidOperationException(
                    $"{endpoint.DisplayName} binds the body before it can be verified: take a {nameof(VerifiedWebhook)} instead");
        });
        return builder;
    }

    private static async ValueTask<object?> VerifyAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        var reception = await WebhookReception.ReadAsync(context);
        if (reception.Refusal is { } refusal)
            return Problem(refusal.Status(), refusal.Code(), refusal.Reason());
        if (context.RequestServices.GetService<RecentWebhooks>() is not { } recent)
            return await next(invocation);

        var id = reception.Webhook!.Id;
        return recent.Begin(id) switch
        {
            Turn.Repeated => TypedResults.Ok(),
            Turn.Underway => Problem(StatusCodes.Status409Conflict, "webhook_underway", "the same webhook is being handled"),
            _ => await HandleAsync(invocation, next, isHandled => recent.End(id, isHandled)),
        };
    }

    /// <summary>What failed comes again, and must be handled then.</summary>
    private static async ValueTask<object?> HandleAsync(
        EndpointFilterInvocationContext invocation, EndpointFilterDelegate next, Action<bool> end)
    {
        var isOver = false;
        var response = invocation.HttpContext.Response;
        // Before the sender can see the response, and send again.
        response.OnStarting(() => End(response.StatusCode is >= 200 and < 300));
        // Without a response.
        response.OnCompleted(() => End(false));
        try
        {
            return await next(invocation);
        }
        catch
        {
            await End(false);
            throw;
        }

        Task End(bool isHandled)
        {
            if (!isOver)
                end(isHandled);
            isOver = true;
            return Task.CompletedTask;
        }
    }

    private static ProblemHttpResult Problem(int status, string code, string detail) => TypedResults.Problem(
        detail, statusCode: status, title: "The webhook is refused", extensions: [KeyValuePair.Create<string, object?>("code", code)]);
}

/// <summary>Marks endpoints that verify.</summary>
internal sealed class SignedWebhookMetadata;
