using System.Globalization;

namespace Icaro.Local.NativeServers;

/// <summary>Where the programs of a server are installed.</summary>
internal static class Installation
{
    // 9.6 before 15.
    private static readonly StringComparer NewestLast = StringComparer.Create(CultureInfo.InvariantCulture, CompareOptions.NumericOrdering);

    private static readonly string[] OnPath = Environment.GetEnvironmentVariable("PATH")?.Split(':') ?? [];

    /// <exception cref="MissingServerException">PostgreSQL is not installed.</exception>
    public static string PostgresBin(string? only) =>
        Find("postgres", only, OnPath, "/usr/lib/postgresql/*/bin", "/opt/homebrew/opt/postgresql*/bin", "/usr/local/opt/postgresql*/bin")
        ?? throw Missing("PostgreSQL", debian: "postgresql", homebrew: "postgresql");

    /// <summary>Debian's own scripts come before PATH, where it has wrappers that insist on its system service.</summary>
    /// <exception cref="MissingServerException">RabbitMQ is not installed.</exception>
    public static string RabbitMqBin(string? only) =>
        Find(
            "rabbitmq-server", only, ["/usr/lib/rabbitmq/bin", .. OnPath],
            "/opt/homebrew/opt/rabbitmq*/sbin", "/usr/local/opt/rabbitmq*/sbin")
        ?? throw Missing("RabbitMQ", debian: "rabbitmq-server", homebrew: "rabbitmq");

    /// <summary>Erlang's name server; RabbitMQ cannot be installed without.</summary>
    public static string Epmd() =>
        Path.Combine(
            Find("epmd", null, OnPath, "/usr/lib/erlang/bin", "/opt/homebrew/opt/erlang/bin", "/usr/local/opt/erlang/bin")
                ?? throw Missing("Erlang's epmd", debian: "erlang-base", homebrew: "erlang"),
            "epmd");

    private static string? Find(string program, string? only, IEnumerable<string> first, params IEnumerable<string> patterns)
    {
        IEnumerable<string> places = only is null ? [.. first, .. patterns.SelectMany(Expand)] : [only];
        var found = places.Select(place => new FileInfo(Path.Combine(place, program))).FirstOrDefault(file => file.Exists);
        // A link on PATH may be alone there; its target has its companions next to it.
        return Path.GetDirectoryName((found?.ResolveLinkTarget(returnFinalTarget: true) ?? found)?.FullName);
    }

    /// <summary>A star stands for one folder's name, or the rest of it; the newest version comes first.</summary>
    private static IEnumerable<string> Expand(string pattern)
    {
        var star = pattern.IndexOf('*', StringComparison.Ordinal);
        if (star < 0)
            return [pattern];

        var parent = pattern[..(pattern.LastIndexOf('/', star) + 1)];
        var end = pattern.IndexOf('/', star);
        return !Directory.Exists(parent)
            ? []
            : Directory.EnumerateDirectories(parent, pattern[parent.Length..end])
                .OrderDescending(NewestLast)
                .Select(folder => folder + pattern[end..]);
    }

    private static MissingServerException Missing(string name, string debian, string homebrew) =>
        new($"{name} is not installed: apt-get install {debian} (Debian, Ubuntu) or brew install {homebrew}");
}
