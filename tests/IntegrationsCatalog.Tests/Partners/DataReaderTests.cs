namespace Icaro.IntegrationsCatalog.Tests.Partners;

/// <summary>The parser of data by itself.</summary>
public sealed class DataReaderTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    private static readonly Project Project = new(1, "organization", "project", "n", "");

    private static readonly string[] Names =
    [
        "accelerometer", "impact", "magnetometer", "temperature", "light", "usage", "battery", "location", "neighbors", "humidity",
        "pressure", "currentmeter", "x", "latitude", "longitude", "payload", "payloadId", "deviceId", "timestamp", "source", "id", "rssi",
    ];

    [Fact]
    public void No_JSON_makes_it_throw_and_every_fault_names_a_place() => Prop.ForAll(
        Json(depth: 4).ToArbitrary(),
        json =>
        {
            var (points, faults) = Read(json);
            return faults.All(fault => fault.StartsWith('$') && fault.Contains(' ')) && (points is not null || faults.Length > 0);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_right_is_read_as_it_is_written() => Prop.ForAll(
        Points().ToArbitrary(),
        points =>
        {
            var (read, faults) = Read(JsonSerializer.Serialize(points.Select(point => new
            {
                deviceId = point.Device,
                payloadId = point.Id,
                timestamp = point.Time,
                payload = new { temperature = point.Value },
            })));
            return faults is [] && read!.Select(one => (one.DeviceId, one.PayloadId, one.Types)).SequenceEqual(
                points.Select(point => (point.Device, point.Id, DataTypes.Temperature)));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void One_fault_is_found_wherever_it_is() => Prop.ForAll(
        Points().Where(points => points.Count > 0).ToArbitrary(),
        Gen.Choose(0, 999).ToArbitrary(),
        (points, place) =>
        {
            var wrong = place % points.Count;
            var (_, faults) = Read(JsonSerializer.Serialize(points.Select((point, index) => new
            {
                deviceId = point.Device,
                payload = new { location = new { latitude = index == wrong ? 91 : 1, longitude = 1 } },
            })));
            return faults.SequenceEqual([$"$[{wrong}].payload.location.latitude is not -90 to 90"]);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_a_million_faults_the_first_hundred_are_said()
    {
        var neighbors = Enumerable.Repeat(new { rssi = "loud" }, 1_000).ToArray();

        var (_, faults) = Read(JsonSerializer.Serialize(Enumerable.Repeat(new { payload = new { neighbors } }, 1_000)));

        Assert.Equal(101, faults.Length);
        Assert.Equal("$[0].deviceId is required", faults[0]);
        Assert.Equal("$ has more than 100 errors", faults[^1]);
    }

    [Fact]
    public void A_time_is_the_same_in_every_form() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue).Select(seconds => DateTimeOffset.UnixEpoch.AddSeconds(seconds)).ToArbitrary(),
        Gen.Choose(-14 * 60, 14 * 60).Select(minutes => TimeSpan.FromMinutes(minutes)).ToArbitrary(),
        Gen.Choose(0, 999_999).ToArbitrary(),
        (second, offset, microseconds) =>
        {
            var time = second.AddMicroseconds(microseconds);
            string[] forms =
            [
                DataTime.Format(time),
                time.ToOffset(offset).ToString("yyyy-MM-dd'T'HH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture),
                time.ToOffset(offset).ToString("yyyy-MM-dd HH:mm:ss.fffffffzzz", CultureInfo.InvariantCulture),
                time.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
                time.ToString("yyyy-MM-dd HH:mm:ss.ffffffzz", CultureInfo.InvariantCulture),
            ];
            return forms.All(form => DataTime.TryParse(form, out var read) && read == time && read.Offset == TimeSpan.Zero);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("2026-01-31T12:00Z", true)]
    [InlineData("2026-01-31 12:00", true)]
    [InlineData("2026-02-30T12:00:00Z", false)]
    [InlineData("2026-01-31", false)]
    [InlineData("31.01.2026 12:00", false)]
    [InlineData("1767225600", false)]
    [InlineData(" 2026-01-31T12:00:00Z", false)]
    [InlineData("", false)]
    public void Only_what_is_a_time_is_taken_for_one(string text, bool isTime) => Assert.Equal(isTime, DataTime.TryParse(text, out _));

    private static (IReadOnlyList<DataPoint>? Points, string[] Faults) Read(string json)
    {
        var check = new BodyCheck();
        var points = new DataReader(Project, deviceId: null, Now).Read(check, JsonElement.Parse(json));
        return (points, [.. check.Errors.Select(error => $"{error.Path} {error.Message}")]);
    }

    private static Gen<IReadOnlyList<(string Device, string Id, string Time, double Value)>> Points() =>
        from count in Gen.Choose(0, 20)
        from points in (
            from device in Gen.Elements("a", "b-1", "C_2", "d.3", "00:16")
            from id in Gen.Choose(0, int.MaxValue)
            from seconds in Gen.Choose(0, 800_000_000)
            from value in Gen.Choose(-200, 2_000)
            select (device, $"{id}", DataTime.Format(new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(seconds)), value / 10.0))
            .ListOf(count)
        select (IReadOnlyList<(string, string, string, double)>)[.. points];

    /// <summary>Anything, with names that mean something.</summary>
    private static Gen<string> Json(int depth)
    {
        var leaf = Gen.OneOf(
            Gen.Elements("null", "true", "1e999", "-1", "0.5", "[]", "{}", "\"\"", "\"\\ud800\"", "\"\\u0000\"", "\"DATA\"", "\"2026-01-31T12:00Z\""),
            ArbMap.Default.GeneratorFor<string>().Select(text => JsonValue.Create(text ?? "").ToJsonString()));
        if (depth == 0)
            return leaf;

        var inner = Json(depth - 1);
        var list = from count in Gen.Choose(0, 3) from items in inner.ListOf(count) select $"[{string.Join(',', items)}]";
        var map =
            from count in Gen.Choose(0, 4)
            from names in Gen.Elements(Names).ListOf(count)
            from items in inner.ListOf(count)
            select $"{{{string.Join(',', names.Zip(items, (name, item) => $"\"{name}\":{item}"))}}}";
        return Gen.Frequency((1, leaf), (2, list), (4, map));
    }
}
