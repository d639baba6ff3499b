namespace Icaro.IntegrationsCatalog.Partners.Data;

/// <summary>A deleted hotspot or device whose data points, of which there may be millions, are deleted in steps.</summary>
internal sealed class DataErasure
{
    /// <summary>In the transaction that deletes the hotspot.</summary>
    /// <remarks>$1 is the hotspot.</remarks>
    public const string OfHotspot = "INSERT INTO data_erasures (hotspot_id) VALUES ($1)";

    /// <summary>In the transaction that deletes the device.</summary>
    /// <remarks>$1 is the device.</remarks>
    public const string OfDevice = "INSERT INTO data_erasures (device_id) VALUES ($1)";

    public int Id { get; private set; }

    /// <summary>Null when only a device was deleted.</summary>
    public int? HotspotId { get; init; }

    public int? DeviceId { get; init; }
}

internal static class DataErasureModel
{
    public static void AddDataErasures(this ModelBuilder model) => model.Entity<DataErasure>().ToTable("data_erasures");
}
