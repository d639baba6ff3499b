using System.Collections.Frozen;

namespace Icaro.IntegrationsCatalog.Partners.Data;

/// <summary>Checks the optional fields of a payload. Unknown fields, such as those of future sensors, are kept.</summary>
internal static class PayloadCheck
{
    private const double AbsoluteZero = -273.15;
    private const double None = double.NegativeInfinity;
    private const double Any = double.PositiveInfinity;
    private const int MaxNeighbors = 1_000;

    private static readonly FrozenDictionary<string, (DataTypes Type, Action<BodyCheck, JsonElement> Check)> Fields =
        new Dictionary<string, (DataTypes, Action<BodyCheck, JsonElement>)>
        {
            ["accelerometer"] = (DataTypes.Accelerometer, Numbers(("x", None, Any), ("y", None, Any), ("z", None, Any))),
            ["impact"] = (DataTypes.Impact, Numbers(("x", None, Any), ("y", None, Any), ("z", None, Any))),
            ["magnetometer"] = (DataTypes.Magnetometer, Numbers(("x", None, Any), ("y", None, Any), ("z", None, Any))),
            ["temperature"] = (DataTypes.Temperature, (check, value) => check.Number(value, AbsoluteZero, Any)),
            ["light"] = (DataTypes.Light, (check, value) => check.Number(value, 0, Any)),
            ["usage"] = (DataTypes.Usage, Numbers(("moving", 0, Any), ("stationary", 0, Any))),
            ["battery"] = (DataTypes.Battery, Battery),
            ["location"] = (DataTypes.Location, Location),
            ["neighbors"] = (DataTypes.Neighbors, Neighbors),
            ["humidity"] = (DataTypes.Humidity, Numbers(("humidity", 0, 100), ("temperature", AbsoluteZero, Any))),
            ["pressure"] = (DataTypes.Pressure, Numbers(("pressure", 0, Any), ("temperature", AbsoluteZero, Any))),
            ["currentmeter"] = (DataTypes.Currentmeter, Numbers(
                ("average", None, Any), ("max", None, Any), ("min", None, Any), ("nbr_of_samples", 0, Any),
                ("temperature", AbsoluteZero, Any), ("voltage", None, Any))),
        }.ToFrozenDictionary();

    public static DataTypes Check(BodyCheck check, JsonElement payload)
    {
        var types = DataTypes.None;
        foreach (var field in payload.EnumerateObject())
        {
            if (field.Value.ValueKind is JsonValueKind.Null || !Fields.TryGetValue(field.Name, out var known))
                continue;

            types |= known.Type;
            using var place = check.At(field.Name);
            known.Check(check, field.Value);
        }

        return types;
    }

    private static Action<BodyCheck, JsonElement> Numbers(params (string Name, double Min, double Max)[] numbers) => (check, value) =>
    {
        if (!check.IsObject(value))
            return;
        foreach (var (name, min, max) in numbers)
            check.Number(value, name, min, max);
    };

    /// <summary>Older devices send the voltage as a number.</summary>
    private static void Battery(BodyCheck check, JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Number)
        {
            check.Number(value, 0, Any);
        }
        else if (value.ValueKind is not JsonValueKind.Object)
        {
            check.Fail("is neither an object nor a number");
        }
        else
        {
            check.Number(value, "percentage", 0, 100);
            check.Number(value, "voltage", 0, Any);
        }
    }

    private static void Location(BodyCheck check, JsonElement value)
    {
        if (!check.IsObject(value))
            return;

        check.Number(value, "latitude", -90, 90);
        check.Number(value, "longitude", -180, 180);
        foreach (var (one, other) in new[] { ("latitude", "longitude"), ("longitude", "latitude") })
        {
            if (BodyCheck.Field(value, one) is null && BodyCheck.Field(value, other) is not null)
                check.Require(one);
        }

        check.Number(value, "accuracy", 0, Any);
        check.Number(value, "height", None, Any);
        check.Number(value, "level", None, Any);
        check.Text(value, "label", maxLength: 1_000);
    }

    private static void Neighbors(BodyCheck check, JsonElement value)
    {
        if (value.ValueKind is not JsonValueKind.Array)
        {
            check.Fail("is not an array");
            return;
        }

        if (value.GetArrayLength() > MaxNeighbors)
        {
            check.Fail($"has more than {MaxNeighbors} entries");
            return;
        }

        foreach (var (index, neighbor) in value.EnumerateArray().Index())
        {
            using var place = check.At(index);
            if (!check.IsObject(neighbor))
                continue;
            check.Id(neighbor, "id");
            check.Number(neighbor, "rssi", None, Any);
        }
    }
}
