namespace Icaro.Gateway;

/// <summary>An error that the gateway itself answers with, in the form that the clients of the API know.</summary>
internal static class GatewayAnswer
{
    public static Task AnswerAsync(this HttpResponse response, int status, string message, CancellationToken cancellationToken)
    {
        response.StatusCode = status;
        return response.WriteAsJsonAsync(
            new ErrorMessage(message),
            ErrorMessageJson.Default.ErrorMessage,
            contentType: null,
            cancellationToken);
    }
}
