using System.ComponentModel;

namespace Icaro.IntegrationsCatalog.Partners.Data;

/// <summary>The query of <c>GET /data</c> as text, so that every error can be reported.</summary>
internal sealed record DataQuery(
    [property: FromQuery(Name = "deviceId"), Description("Of one device.")] string? DeviceId,
    [property: FromQuery(Name = "dataType"), Description("Only with this field in the payload, such as location.")] string? DataType,
    [property: FromQuery(Name = "from"), Description("ISO 8601: measured at this time or later.")] string? From,
    [property: FromQuery(Name = "to"), Description("ISO 8601: measured before this time.")] string? To,
    [property: FromQuery(Name = "limit"), Description("1 to 1000, by default 100.")] string? Limit,
    [property: FromQuery(Name = "cursor"), Description("From the link to the next page.")] string? Cursor)
{
    private const int DefaultLimit = 100;
    private const int MaxLimit = 1_000;

    /// <returns>The filter, or every error.</returns>
    public (DataFilter? Filter, IReadOnlyList<RequestError> Errors) Parse()
    {
        List<RequestError> errors = [];
        var types = DataTypes.None;
        if (!string.IsNullOrEmpty(DataType) && !TryParseType(DataType, out types))
            errors.Add(new("?dataType", "is no field of a payload"));
        var from = Time(From, "?from", errors);
        var to = Time(To, "?to", errors);
        var limit = DefaultLimit;
        if (!string.IsNullOrEmpty(Limit)
            && !(int.TryParse(Limit, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit is >= 1 and <= MaxLimit))
            errors.Add(new("?limit", $"is not 1 to {MaxLimit}"));
        DataCursor? after = null;
        if (!string.IsNullOrEmpty(Cursor) && !DataCursor.TryParse(Cursor, out after))
            errors.Add(new("?cursor", "is from no page"));
        if (DeviceId is not null && DeviceId.Contains('\0'))
            errors.Add(new("?deviceId", "contains control characters"));

        return errors is []
            ? (new(string.IsNullOrEmpty(DeviceId) ? null : DeviceId, types, from, to, limit, after), errors)
            : (null, errors);
    }

    private static bool TryParseType(string text, out DataTypes type) =>
        Enum.TryParse(text, ignoreCase: true, out type)
        && Enum.IsDefined(type) && type is not DataTypes.None && char.IsAsciiLetterLower(text[0]);

    private static DateTimeOffset? Time(string? text, string parameter, List<RequestError> errors)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        if (DataTime.TryParse(text, out var time))
            return time;

        errors.Add(new(parameter, "is not a time such as 2026-01-31T12:00:00Z"));
        return null;
    }
}

internal sealed record DataFilter(
    string? DeviceId, DataTypes Types, DateTimeOffset? From, DateTimeOffset? To, int Limit, DataCursor? After);
