namespace Icaro.IntegrationsCatalog.Core.Login;

/// <param name="Expires">As <see cref="GoTime"/> writes it.</param>
internal sealed record LoginAnswer(
    string AccountType, string Expires, int Id, string Status, SubscriptionAnswer Subscription, string Token);

[JsonSerializable(typeof(LoginAnswer))]
internal sealed partial class LoginAnswerJson : JsonSerializerContext
{
    public static LoginAnswerJson Plain { get; } = new(PlainJson.NewOptions());
}
