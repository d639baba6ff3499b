namespace Icaro.Import.Importing;

/// <summary>The catalog holds something else under an id of the dump: nothing is imported.</summary>
internal sealed class ImportConflictException(IReadOnlyList<string> conflicts)
    : Exception($"The catalog is in use by others already: {string.Join("; ", conflicts)}");
