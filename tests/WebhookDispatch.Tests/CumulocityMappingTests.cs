using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace Icaro.WebhookDispatch.Tests;

public sealed class CumulocityMappingTests
{
    [Fact]
    public void Every_documented_field_has_its_series()
    {
        const string Payload = """
            {"accelerometer":{"x":0.1,"y":0.2,"z":0.98},"impact":{"x":1,"y":2,"z":3},"magnetometer":{"x":4,"y":5,"z":6},"temperature":21.5,
             "light":300,"usage":{"moving":12,"stationary":48},"battery":{"chargingStatus":"charging","percentage":75,"voltage":3.6},
             "location":{"accuracy":2,"latitude":59.1,"longitude":18.2,"level":1,"height":3,"label":"Gate"},"neighbors":[{"id":"a.b c","rssi":-70}],
             "humidity":{"humidity":40,"temperature":22},"pressure":{"pressure":1013.25,"temperature":23},
             "currentmeter":{"average":1.5,"max":2,"min":1,"nbr_of_samples":9,"temperature":24,"voltage":230000}}
            """;

        var report = Report(DeviceData.Data(Payload))!;

        Assert.Equal(
            [
                "c8y_Acceleration.accelerationX 0.1", "c8y_Acceleration.accelerationY 0.2", "c8y_Acceleration.accelerationZ 0.98",
                "icaro_Impact.x 1", "icaro_Impact.y 2", "icaro_Impact.z 3", "icaro_Magnetometer.x 4", "icaro_Magnetometer.y 5",
                "icaro_Magnetometer.z 6", "c8y_TemperatureMeasurement.T 21.5 C", "c8y_LightMeasurement.e 300 lux",
                "icaro_Usage.moving 12 s",
                "icaro_Usage.stationary 48 s", "c8y_Battery.level 75 %", "c8y_Battery.voltage 3.6", "icaro_Neighbors.a_b_c -70 dBm",
                "c8y_HumidityMeasurement.h 40 %RH", "c8y_HumidityMeasurement.T 22 C", "icaro_Pressure.pressure 1013.25 hPa",
                "icaro_Pressure.T 23 C",
                "c8y_CurrentMeasurement.average 1.5 A", "c8y_CurrentMeasurement.max 2 A", "c8y_CurrentMeasurement.min 1 A",
                "c8y_CurrentMeasurement.samples 9", "c8y_CurrentMeasurement.T 24 C", "c8y_CurrentMeasurement.voltage 230000 mV",
            ],
            Series(Assert.Single(report.Measurements)));
        Assert.Equal(new(59.1, 18.2, 3), Assert.Single(report.Moves).Position);
    }

    [Theory]
    [InlineData("""{"battery":3.6}""", "c8y_Battery.battery 3.6")]
    [InlineData("""{"door count":7}""", "icaro_Door_count.door_count 7")]
    [InlineData("""{"gas":{"co2":400,"unit":"ppm"} }""", "icaro_Gas.co2 400")]
    [InlineData("""{"gas":{"a.b":1,"a,b":2,"":3} }""", "icaro_Gas.a_b 1", "icaro_Gas.a_b_ 2", "icaro_Gas._ 3")]
    [InlineData("""{"":1,"temperature":1e999,"light":"bright","usage":null,"neighbors":[7,{"id":1},{"id":2,"rssi":-1}]}""", "icaro__._ 1", "icaro_Neighbors.2 -1 dBm")]
    public void What_is_new_or_odd_is_measured_as_far_as_it_is_a_number(string payload, params string[] expected) =>
        Assert.Equal(expected, Series(Assert.Single(Report(DeviceData.Data(payload))!.Measurements)));

    [Theory]
    [InlineData("""{"location":{"latitude":91,"longitude":0} }""")]
    [InlineData("""{"location":{"latitude":"59","longitude":18} }""")]
    [InlineData("""{"location":{"longitude":18} }""")]
    [InlineData("""{"location":7}""")]
    public void A_place_that_is_none_is_no_move(string payload) => Assert.Empty(Report(DeviceData.Data(payload))!.Moves);

    [Theory]
    [InlineData("2026-01-31T12:00:00Z")]
    [InlineData("2026-01-31 12:00:00")]
    [InlineData("2026-01-31T12:00:00.000Z")]
    [InlineData("2026-01-31 14:00:00+02:00")]
    public void Both_forms_of_times_are_read(string time) => Assert.Equal(
        new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero),
        Assert.Single(Report(At(time))!.Measurements).Time);

    [Theory]
    [InlineData("")]
    [InlineData("12:00")]
    [InlineData("2026-13-31T12:00:00Z")]
    [InlineData("0001-01-01T00:00:00+14:00")]
    public void A_payload_without_a_time_is_refused(string time) => Assert.Null(Report(At(time)));

    [Fact]
    public void Whatever_a_payload_holds_the_names_are_ones_that_are_taken_and_none_comes_twice() => Prop.ForAll(
        Payloads.ToArbitrary(),
        payload =>
        {
            var report = Report(DeviceData.Data(payload))!;
            using var json = JsonDocument.Parse(
                CumulocityJson.Measurements("1", report.Measurements), new() { AllowDuplicateProperties = false });
            return json.RootElement.GetProperty("measurements").EnumerateArray()
                .SelectMany(one => one.EnumerateObject().Skip(3))
                .All(fragment => IsTaken(fragment.Name) && fragment.Value.EnumerateObject().All(series => IsTaken(series.Name)));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_bytes_are_mapped_or_refused() =>
        Prop.ForAll<byte[]>(bytes => DeviceReport.Parse(bytes) is null or { Measurements: not null }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_change_of_a_byte_is_mapped_or_refused()
    {
        var body = Encoding.UTF8.GetBytes(DeviceData.Body("d1", DeviceData.Data("""{"temperature":1,"location":{"latitude":1,"longitude":2} }""")));
        Prop.ForAll<int, byte>((place, value) =>
        {
            byte[] changed = [.. body];
            changed[Math.Abs(place % body.Length)] = value;
            return DeviceReport.Parse(changed) is null or { Measurements: not null };
        }).QuickCheckThrowOnFailure();
    }

    private static Gen<string> Payloads
    {
        get
        {
            var name = Gen.OneOf(
                Gen.Elements("temperature", "battery", "usage", "neighbors", "location", "x", "voltage", "a.b", "a,b", "a b", "",
                    "\ud83d\ude00", "$"),
                ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => text.Get));
            var leaf = Gen.OneOf(
                ArbMap.Default.GeneratorFor<double>().Where(double.IsFinite).Select(number => (JsonNode?)JsonValue.Create(number)),
                Gen.Constant<JsonNode?>(null),
                name.Select(text => (JsonNode?)JsonValue.Create(text)),
                Gen.Fresh(() => JsonNode.Parse("1e999")));
            var part = Members(name, leaf).Select(members => (JsonNode?)members);
            var list = part.ListOf().Select(parts => (JsonNode?)new JsonArray([.. parts.Select(one => one!.DeepClone())]));
            return Members(name, Gen.OneOf(leaf, part, list)).Select(payload => payload.ToJsonString());
        }
    }

    private static Gen<JsonObject> Members(Gen<string> name, Gen<JsonNode?> value) =>
        name.Zip(value).ListOf().Select(members =>
        {
            var made = new JsonObject();
            foreach (var (key, node) in members)
                made[key] = node?.DeepClone();
            return made;
        });

    private static bool IsTaken(string name) => name.Length > 0 && !name.Any(c => char.IsWhiteSpace(c) || ".,*[]()@$".Contains(c));

    private static DeviceReport? Report(string payload) => DeviceReport.Parse(Encoding.UTF8.GetBytes(DeviceData.Body("d1", payload)));

    private static string At(string time) => $$"""{"payloadType":"DATA","timestamp":"{{time}}","payload":{"temperature":1} }""";

    private static IEnumerable<string> Series(Measurement measurement) =>
        measurement.Fragments.SelectMany(fragment => fragment.Value.Select(
        series => FormattableString.Invariant($"{fragment.Key}.{series.Key} {series.Value.Value} {series.Value.Unit}").TrimEnd()));
}
