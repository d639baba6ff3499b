namespace Icaro.Contracts;

/// <summary>The protocol of an endpoint. It determines the subject of its deliveries, within which they are ordered.</summary>
public static class EndpointChannel
{
    /// <summary>The webhook of an integration, as Icaro sends it. Its subjects are hotspots.</summary>
    public const string Icaro = "icaro";

    /// <summary>The webhook of a project, with the data and events of its devices, which are its subjects.</summary>
    public const string Device = "device";

    /// <summary>A Cumulocity tenant with a project's devices, which are its subjects.</summary>
    public const string Cumulocity = "cumulocity";

    /// <summary>The activity callback of a connected module. Its subjects are accounts.</summary>
    public const string Module = "module";

    /// <summary>Whether each delivery is a whole state, of which only the last one counts, and not one event of many.</summary>
    public static bool CarriesState(string channel) => channel is Icaro or Module;
}
