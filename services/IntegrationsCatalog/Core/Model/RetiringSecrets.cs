using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Icaro.IntegrationsCatalog.Core.Model;

/// <summary>Stores retiring secrets as JSON: they are few, and always read and written together.</summary>
internal static class RetiringSecrets
{
    public static PropertyBuilder<IReadOnlyList<RetiringSecret>> IsJson(this PropertyBuilder<IReadOnlyList<RetiringSecret>> property) =>
        property.HasColumnType("jsonb").HasConversion(
            new ValueConverter<IReadOnlyList<RetiringSecret>, string>(secrets => ToJson(secrets), json => FromJson(json)),
            // Lists are replaced, never modified.
            new ValueComparer<IReadOnlyList<RetiringSecret>>(
                (one, other) => ReferenceEquals(one, other), secrets => secrets.GetHashCode(), secrets => secrets));

    public static IReadOnlyList<RetiringSecret> FromJson(string json) => JsonSerializer.Deserialize<List<RetiringSecret>>(json)!;

    private static string ToJson(IReadOnlyList<RetiringSecret> secrets) => JsonSerializer.Serialize(secrets);
}
