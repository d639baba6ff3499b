using System.Text.Json.Serialization;
using Icaro.WebhookDispatch.Deliveries;
using Icaro.WebhookDispatch.Endpoints;

namespace Icaro.WebhookDispatch;

/// <summary>The JSON of the operators' API.</summary>
[JsonSerializable(typeof(DeliveryDetail))]
[JsonSerializable(typeof(DeliveryPage))]
[JsonSerializable(typeof(EndpointAnswer))]
[JsonSerializable(typeof(EndpointChange))]
[JsonSerializable(typeof(List<EndpointAnswer>))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
internal sealed partial class DispatchJson : JsonSerializerContext;
