using System.Text.Json.Serialization;

namespace Icaro.WebhookDispatch;

/// <summary>The JSON of the operators' API and of the database.</summary>
[JsonSerializable(typeof(DeliveryDetail))]
[JsonSerializable(typeof(DeliveryMetrics))]
[JsonSerializable(typeof(DeliveryPage))]
[JsonSerializable(typeof(EndpointChange))]
[JsonSerializable(typeof(EndpointHeaders))]
[JsonSerializable(typeof(EndpointResponse))]
[JsonSerializable(typeof(List<EndpointResponse>))]
[JsonSerializable(typeof(List<ReplayResponse>))]
[JsonSerializable(typeof(List<RetiringSecret>))]
[JsonSerializable(typeof(NotificationTestResponse))]
[JsonSerializable(typeof(RefusedMessagesResponse))]
[JsonSerializable(typeof(ReplayRequest))]
[JsonSerializable(typeof(RetriedMessagesResponse))]
[JsonSerializable(typeof(SealedValuesResponse))]
[JsonSerializable(typeof(TestWebhookResponse))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
internal sealed partial class DispatchJson : JsonSerializerContext;
