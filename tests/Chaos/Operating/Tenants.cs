namespace Icaro.Chaos.Operating;

/// <summary>Who exists in the system for a run, and what they may do.</summary>
/// <param name="Lanes">All hotspots of the owner with all integrations that were granted to it.</param>
/// <param name="OwnerToken">Of the reseller who may switch them.</param>
/// <param name="StrangerToken">Of a reseller who may not.</param>
/// <param name="ForbiddenIntegrationId">An integration that nobody was granted.</param>
internal sealed record Tenants(
    IReadOnlyList<Lane> Lanes, ApiClient Admin, string OwnerToken, string StrangerToken, int ForbiddenIntegrationId);
