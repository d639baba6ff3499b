using Spectre.Console;
using Spectre.Console.Rendering;

namespace Aspire.Hosting.Local;

/// <summary>Lines with the replica's name in front, in its colour where the console has colours.</summary>
internal sealed class ConsoleLines
{
    private static readonly string[] Colors = ["aqua", "yellow", "lime", "fuchsia", "deepskyblue1", "orange1", "springgreen1", "orchid"];

    private readonly Lock _lock = new();
    private readonly IAnsiConsole _console = AnsiConsole.Create(
        new() { Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect });

    private readonly Dictionary<string, string> _prefixes;

    public ConsoleLines(IReadOnlyList<string> replicas)
    {
        // Long lines are the terminal's to wrap: broken by us they could not be copied or searched.
        _console.Profile.Width = int.MaxValue;

        var width = replicas.Select(replica => replica.Length).DefaultIfEmpty().Max();
        _prefixes = replicas.Index().ToDictionary(
            replica => replica.Item, replica => $"[{Colors[replica.Index % Colors.Length]}]{replica.Item.PadRight(width)}[/]");
    }

    public bool Knows(string replica) => _prefixes.ContainsKey(replica);

    /// <summary>A line that the replica wrote.</summary>
    public void Output(string replica, string line) => Write(replica, $"[grey]|[/] {Markup.Escape(Printable(line))}");

    /// <summary>A change of its state.</summary>
    public void State(string replica, string state, bool isGood) =>
        Write(replica, $"[grey]>[/] [bold{(isGood ? " green" : string.Empty)}]{Markup.Escape(state)}[/]");

    public void Write(IRenderable block)
    {
        lock (_lock)
        {
            _console.WriteLine();
            _console.Write(block);
        }
    }

    private void Write(string replica, string markup)
    {
        lock (_lock)
            _console.MarkupLine($"{_prefixes[replica]} {markup}");
    }

    /// <summary>What comes from outside into a log must not command the terminal.</summary>
    private static string Printable(string line) =>
        line.Any(c => char.IsControl(c) && c != '\t') ? string.Concat(line.Select(c => char.IsControl(c) && c != '\t' ? '?' : c)) : line;
}
