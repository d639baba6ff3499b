using System.Net;
using System.Net.Http.Headers;

namespace Icaro.LoginApiCrypto.Login.Decisions;

/// <summary>
/// Asks the platform of an integration by a POST signed as Standard Webhooks specifies. A 2xx response with
/// <c>{"allow":true}</c> allows, any other 2xx response denies, and everything else is no decision.
/// </summary>
internal sealed partial class PlatformDecision(EgressClient egress, TimeProvider time, ILogger<PlatformDecision> logger)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    public async Task<Decision> AskAsync(Box box, LoginForm form, LoginSession session, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(Timeout, time);
        using var asking = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var request = CreateRequest(box, new(
                session.RegistrationNumber,
                session.LogonId,
                form.Type,
                session.Mac,
                session.Vlan,
                session.Address,
                session.UserUrl,
                form.Language));
            var response = await egress.SendAsync(request, asking.Token);
            if ((int)response.Status is >= 200 and < 300)
            {
                return JsonSerializer.Deserialize(response.Body.Span, LoginApiJson.Default.PlatformResponse)?.ToDecision()
                    ?? Decision.Unavailable;
            }

            Log.Failed(logger, session.RegistrationNumber, $"status {(int)response.Status}");
        }
        catch (EgressException exception)
        {
            Log.Failed(logger, session.RegistrationNumber, exception.Code);
        }
        catch (FormatException)
        {
            // A box that was registered before decision secrets were validated.
            Log.Failed(logger, session.RegistrationNumber, "decision_secret is not a Standard Webhooks secret");
        }
        catch (JsonException)
        {
            Log.Failed(logger, session.RegistrationNumber, "a response that is not JSON");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Log.Failed(logger, session.RegistrationNumber, EgressError.Timeout);
        }

        return Decision.Unavailable;
    }

    private HttpRequestMessage CreateRequest(Box box, PlatformRequest content)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(content, LoginApiJson.Default.PlatformRequest);
        var request = new HttpRequestMessage(HttpMethod.Post, box.DecisionUrl)
        {
            Version = HttpVersion.Version11,
            Content = new ByteArrayContent(body) { Headers = { ContentType = Json } },
            Headers = { { "User-Agent", "Icaro-LoginApi/1" } },
        };
        // The id is that of the logon, so that a platform recognizes a repeated request.
        request.SignWebhook([box.DecisionSecret!], $"{content.RegistrationNumber}_{content.LogonId}", time.GetUtcNow(), body);
        return request;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The platform of box {RegistrationNumber} made no decision: {Reason}")]
        public static partial void Failed(ILogger logger, string registrationNumber, string reason);
    }
}

/// <summary>The body of the request to the platform. What the box does not send of the device is null.</summary>
internal sealed record PlatformRequest(
    string RegistrationNumber, string LogonId, string Type, string? Mac, int? Vlan, string? Ip, string? UserUrl, string? Language);

/// <summary>The body of the platform's response.</summary>
/// <param name="Message">For the guest, when access is denied.</param>
/// <param name="Template">The ticket template of which a ticket is created.</param>
internal sealed record PlatformResponse(
    bool? Allow, string? Message, string? User, string? Password, string? Description, TicketOverrides? Overrides, int? Template)
{
    private const int MaxMessage = 500;

    public Decision ToDecision() => Allow is true
        ? new(DecisionOutcome.Allowed, null, User, Password, Description, Overrides, Template)
        : new(DecisionOutcome.Denied, Message?[..Math.Min(Message.Length, MaxMessage)]);

    /// <summary>Omits the password.</summary>
    public override string ToString() => nameof(PlatformResponse);
}
