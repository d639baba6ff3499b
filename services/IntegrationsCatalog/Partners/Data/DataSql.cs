namespace Icaro.IntegrationsCatalog.Partners.Data;

/// <summary>The statements that store data points.</summary>
internal static class DataSql
{
    /// <summary>For the rest of the transaction: planning for all partitions would take most of a request's time.</summary>
    public const string PlanOnce = "SET LOCAL plan_cache_mode = force_generic_plan";

    /// <summary>Ordered by id to prevent deadlocks.</summary>
    /// <remarks>$1 is the hotspot, $2 the device ids.</remarks>
    public const string LockDevices = """
        SELECT id, device_id, name, type FROM devices WHERE hotspot_id = $1 AND device_id = ANY ($2) ORDER BY id FOR NO KEY UPDATE
        """;

    /// <summary>
    /// The positions, from 1, of points whose payload the device has already sent. The locks on the devices make concurrent points visible.
    /// Searches recent partitions only, once for each point whatever the planner estimates for joins.
    /// </summary>
    /// <remarks>$1 is the hotspot, $2 devices, $3 payload ids, $4 the interval to search.</remarks>
    public const string FindRepeats = """
        SELECT given.place
        FROM unnest($2, $3) WITH ORDINALITY AS given (device_id, payload_id, place)
        JOIN devices AS device ON device.hotspot_id = $1 AND device.device_id = given.device_id
        CROSS JOIN LATERAL (
            SELECT FROM device_data AS known
            WHERE known.device_id = device.id AND known.payload_id = given.payload_id AND known.received_at >= now() - $4
            LIMIT 1) AS repeated
        """;

    /// <remarks>$1 hotspot, $2 devices, $3 gateways, $4 payload ids, $5 sources, $6 times, $7 types, $8 payloads.</remarks>
    public const string Insert = """
        INSERT INTO device_data (hotspot_id, device_id, gateway_id, payload_id, source, timestamp, data_types, payload)
        SELECT $1, given.* FROM unnest($2, $3, $4, $5, $6, $7, $8) AS given
        """;
}
