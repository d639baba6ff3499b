namespace Icaro.Hosting;

/// <summary>
/// Secrets that were generated at the first start, in <c>secrets.json</c> beside the data that they belong to: what is sealed with a
/// key is lost without it. Only its owner may read the file.
/// </summary>
internal sealed class GeneratedSecrets(string folder)
{
    private readonly Lock _lock = new();

    public string File { get; } = Path.Combine(folder, "secrets.json");

    public string GetOrAdd(string name, Func<string> generate)
    {
        lock (_lock)
        {
            var secrets = Read();
            if (!secrets.TryGetValue(name, out var secret))
            {
                secrets[name] = secret = generate();
                Write(secrets);
            }
            return secret;
        }
    }

    private SortedDictionary<string, string> Read() =>
        System.IO.File.Exists(File) ? JsonSerializer.Deserialize<SortedDictionary<string, string>>(System.IO.File.ReadAllBytes(File))! : [];

    private void Write(SortedDictionary<string, string> secrets)
    {
        Directory.CreateDirectory(folder);
        var incomplete = File + ".new";
        System.IO.File.Delete(incomplete);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(incomplete, options))
            JsonSerializer.Serialize(stream, secrets, JsonSerializerOptions.Web);
        System.IO.File.Move(incomplete, File, overwrite: true);
    }
}
