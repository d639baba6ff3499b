using System.Globalization;

namespace Icaro.Hosting.Native;

/// <summary>Where the programs of a server are installed on Debian, Ubuntu and macOS.</summary>
internal static class Installation
{
    // 9.6 before 15.
    private static readonly StringComparer NewestLast = StringComparer.Create(CultureInfo.InvariantCulture, CompareOptions.NumericOrdering);

    private static readonly string[] OnPath = Environment.GetEnvironmentVariable("PATH")?.Split(':') ?? [];

    /// <summary>The folder with PostgreSQL's programs, of the version that made the data if there is data.</summary>
    /// <param name="version">The major version of the data, or null.</param>
    /// <exception cref="DistributedApplicationException">PostgreSQL, or that version of it, is not installed.</exception>
    public static string PostgresBin(string? version)
    {
        string[] versioned =
        [
            .. Expand("/usr/lib/postgresql/*/bin"),
            .. Expand("/opt/homebrew/opt/postgresql*/bin"),
            .. Expand("/usr/local/opt/postgresql*/bin"),
        ];
        string[] found = [.. versioned.Concat(OnPath).Where(folder => File.Exists(Path.Combine(folder, "initdb")))];
        if (found is [])
            throw Missing("PostgreSQL", debian: "postgresql", homebrew: "postgresql");
        return version is null ? found[0] : found.FirstOrDefault(IsOfVersion) ?? throw new DistributedApplicationException(
            $"The data was made by PostgreSQL {version}, which is not installed: "
            + "install it, upgrade the data with pg_upgrade, or choose another folder with --data.");

        bool IsOfVersion(string folder) =>
            folder.Contains($"/{version}/", StringComparison.Ordinal) || folder.Contains($"@{version}/", StringComparison.Ordinal);
    }

    /// <summary>Debian's own scripts come before PATH, where it has wrappers that insist on its system service.</summary>
    /// <exception cref="DistributedApplicationException">RabbitMQ is not installed.</exception>
    public static string RabbitMQServer()
    {
        string[] folders =
        [
            "/usr/lib/rabbitmq/bin",
            .. OnPath,
            .. Expand("/opt/homebrew/opt/rabbitmq*/sbin"),
            .. Expand("/usr/local/opt/rabbitmq*/sbin"),
        ];
        return folders.Select(folder => Path.Combine(folder, "rabbitmq-server")).FirstOrDefault(File.Exists)
            ?? throw Missing("RabbitMQ", debian: "rabbitmq-server", homebrew: "rabbitmq");
    }

    /// <summary>The folders that a pattern with one star names, the newest version first.</summary>
    private static IEnumerable<string> Expand(string pattern)
    {
        var star = pattern.IndexOf('*', StringComparison.Ordinal);
        var parent = pattern[..(pattern.LastIndexOf('/', star) + 1)];
        var end = pattern.IndexOf('/', star);
        if (!Directory.Exists(parent))
            return [];
        var folders = Directory.EnumerateDirectories(parent, pattern[parent.Length..end]);
        return folders.OrderDescending(NewestLast).Select(folder => folder + pattern[end..]);
    }

    private static DistributedApplicationException Missing(string name, string debian, string homebrew) =>
        new($"{name} is not installed: apt-get install {debian} (Debian, Ubuntu) or brew install {homebrew}");
}
