namespace Icaro.IntegrationsCatalog.Partners.Model;

internal static class DeviceTypes
{
    public const string Gateway = "gateway";

    public static readonly string[] All = ["beacon", "tag", "meshrouter", Gateway];

    private static readonly string Unknown = $"is none of {string.Join(", ", All)}";

    public static string? DeviceType(this BodyCheck check, JsonElement owner, string name)
    {
        var type = check.Text(owner, name, maxLength: 100);
        if (type is null || All.Contains(type))
            return type;

        using var place = check.At(name);
        check.Fail(Unknown);
        return null;
    }

    public static string[]? DeviceTypeList(this BodyCheck check, JsonElement owner, string name)
    {
        if (BodyCheck.Field(owner, name) is not { } list)
            return null;

        using var place = check.At(name);
        if (list.ValueKind is not JsonValueKind.Array)
        {
            check.Fail("is not an array");
            return null;
        }

        foreach (var (index, type) in list.EnumerateArray().Index())
        {
            using var item = check.At(index);
            if (type.ValueKind is not JsonValueKind.String || !All.Any(type.ValueEquals))
                check.Fail(Unknown);
        }

        return [.. All.Where(type => list.EnumerateArray().Any(one => one.ValueKind is JsonValueKind.String && one.ValueEquals(type)))];
    }
}
