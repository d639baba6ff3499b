using System.Net;
using System.Net.Http.Headers;

namespace Icaro.LoginApiCrypto.Login.Decisions;

/// <summary>
/// Asks an integration's platform with a signed POST, headers as in Standard Webhooks. A 2xx with <c>{"allow":true}</c>
/// is a yes, any other 2xx a no, everything else no answer.
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
            using var request = Request(box, new(
                session.RegistrationNumber, session.LogonId, form.Type, session.Mac, session.Vlan, session.Address, session.UserUrl, form.Language));
            var response = await egress.SendAsync(request, asking.Token);
            if ((int)response.Status is >= 200 and < 300)
                return JsonSerializer.Deserialize(response.Body.Span, LoginApiJson.Default.PlatformAnswer)?.ToDecision() ?? Decision.Unavailable;

            Log.Failed(logger, session.RegistrationNumber, $"status {(int)response.Status}");
        }
        catch (EgressException failure)
        {
            Log.Failed(logger, session.RegistrationNumber, failure.Code);
        }
        catch (JsonException)
        {
            Log.Failed(logger, session.RegistrationNumber, "an answer that is not JSON");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Log.Failed(logger, session.RegistrationNumber, EgressError.Timeout);
        }

        return Decision.Unavailable;
    }

    private HttpRequestMessage Request(Box box, PlatformQuestion question)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(question, LoginApiJson.Default.PlatformQuestion);
        // The box and its id: the same question is the same message, however often it is asked.
        var id = $"{question.RegistrationNumber}_{question.LogonId}";
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] content = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
        var signature = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(box.DecisionSecret!), content));
        return new(HttpMethod.Post, box.DecisionUrl)
        {
            Version = HttpVersion.Version11,
            Content = new ByteArrayContent(body) { Headers = { ContentType = Json } },
            Headers =
            {
                { "User-Agent", "Icaro-LoginApi/1" },
                { "webhook-id", id },
                { "webhook-timestamp", timestamp },
                { "webhook-signature", $"v1,{signature}" },
            },
        };
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The platform that decides for box {RegistrationNumber} gave no decision: {Reason}")]
        public static partial void Failed(ILogger logger, string registrationNumber, string reason);
    }
}

/// <summary>What a platform is asked.</summary>
internal sealed record PlatformQuestion(
    string RegistrationNumber, string LogonId, string Type, string Mac, int Vlan, string Ip, string? UserUrl, string? Language);

/// <summary>What a platform answers.</summary>
/// <param name="Message">For the guest, when it is a no.</param>
internal sealed record PlatformAnswer(
    bool? Allow, string? Message, string? User, string? Password, string? Description, TicketOverrides? Overrides)
{
    private const int MaxMessage = 500;

    public Decision ToDecision() => Allow is true
        ? new(DecisionOutcome.Allowed, null, User, Password, Description, Overrides)
        : new(DecisionOutcome.Denied, Message?[..Math.Min(Message.Length, MaxMessage)]);

    /// <summary>Keeps the password out of whatever prints the record.</summary>
    public override string ToString() => nameof(PlatformAnswer);
}
