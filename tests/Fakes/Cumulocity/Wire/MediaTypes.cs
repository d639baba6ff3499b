namespace Icaro.Cumulocity.Wire;

internal static class MediaTypes
{
    public const string Error = Prefix + "error+json";
    public const string ManagedObject = Prefix + "managedobject+json";
    public const string ManagedObjects = Prefix + "managedobjectcollection+json";
    public const string ExternalId = Prefix + "externalid+json";
    public const string ExternalIds = Prefix + "externalidcollection+json";
    public const string Measurement = Prefix + "measurement+json";
    public const string Measurements = Prefix + "measurementcollection+json";
    public const string Event = Prefix + "event+json";
    public const string Events = Prefix + "eventcollection+json";

    private const string Prefix = "application/vnd.com.nsn.cumulocity.";
}
