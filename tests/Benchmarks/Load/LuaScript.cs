namespace Icaro.Benchmarks.Load;

/// <summary>Scripts for <see cref="Wrk"/>.</summary>
internal static class LuaScript
{
    /// <summary>The paths in turn, each with the same method and the headers of the command line.</summary>
    public static string InTurn(string method, IReadOnlyList<string> paths) =>
        $$"""
        local paths = { {{string.Join(", ", paths.Select(path => $"\"{path}\""))}} }
        local turn = 0
        function request()
          turn = turn % #paths + 1
          return wrk.format("{{method}}", paths[turn])
        end
        """;
}
