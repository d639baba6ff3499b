namespace Icaro.Import.Importing;

/// <summary>An id of the dump belongs to something else in the catalog. Nothing is imported.</summary>
internal sealed class ImportConflictException(IReadOnlyList<string> conflicts)
    : Exception($"The catalog is in use by others already: {string.Join("; ", conflicts)}");
