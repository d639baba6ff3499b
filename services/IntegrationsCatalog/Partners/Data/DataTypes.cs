namespace Icaro.IntegrationsCatalog.Partners.Data;

/// <summary>What a payload holds. The numbers are stored; the names, in lower case, are those of the payload's fields.</summary>
[Flags]
internal enum DataTypes
{
    None = 0,
    Accelerometer = 1,
    Impact = 2,
    Magnetometer = 4,
    Temperature = 8,
    Light = 16,
    Usage = 32,
    Battery = 64,
    Location = 128,
    Neighbors = 256,
    Humidity = 512,
    Pressure = 1024,
    Currentmeter = 2048,
}
