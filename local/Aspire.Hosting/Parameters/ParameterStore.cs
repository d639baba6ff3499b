using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aspire.Hosting.Local;

/// <summary>
/// Generated parameters, kept between runs in <c>parameters.json</c> of the data folder, which only its owner can read (mode 600).
/// It stands in for the user secrets of the AppHost project, and belongs to the data: a sealed table opens only with its key.
/// </summary>
internal sealed class ParameterStore(string folder)
{
    private readonly Lock _lock = new();

    public string Location { get; } = Path.Combine(folder, "parameters.json");

    public string GetOrAdd(string name, Func<string> generate)
    {
        lock (_lock)
        {
            var values = Read();
            if (values.TryGetValue(name, out var known))
                return known;

            var value = generate();
            values.Add(name, value);
            Write(values);
            return value;
        }
    }

    private SortedDictionary<string, string> Read()
    {
        if (!File.Exists(Location))
            return [];

        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(Location), ParameterFile.Default.SortedDictionaryStringString) ?? [];
        }
        catch (JsonException)
        {
            throw new DistributedApplicationException($"{Location} is damaged: repair it, or delete it together with the data.");
        }
    }

    private void Write(SortedDictionary<string, string> values)
    {
        var written = Location + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        Directory.CreateDirectory(folder);
        using (var stream = new FileStream(written, options))
        {
            JsonSerializer.Serialize(stream, values, ParameterFile.Default.SortedDictionaryStringString);
            stream.Flush(flushToDisk: true);
        }

        File.Move(written, Location, overwrite: true);
    }
}

[JsonSerializable(typeof(SortedDictionary<string, string>))]
[JsonSourceGenerationOptions(WriteIndented = true)]
internal sealed partial class ParameterFile : JsonSerializerContext;
