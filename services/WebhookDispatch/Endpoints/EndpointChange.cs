using System.Text.Json.Serialization.Metadata;
using Icaro.ServiceDefaults.Requests;

namespace Icaro.WebhookDispatch.Endpoints;

/// <summary>The body of <c>PATCH /endpoints/{id}</c>.</summary>
internal sealed record EndpointChange(bool? Enabled) : IRequestBody<EndpointChange>
{
    public static JsonTypeInfo<EndpointChange> Json => DispatchJson.Default.EndpointChange;

    public string? FindFault() => Enabled is null ? "enabled must be true or false" : null;
}
