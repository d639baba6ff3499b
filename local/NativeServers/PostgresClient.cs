using System.Globalization;

namespace Icaro.Local.NativeServers;

/// <summary>Talks to a running PostgreSQL as its administrator, through psql.</summary>
internal sealed class PostgresClient(NativeServerOptions options, string userName, string bin)
{
    private const string NewDatabase =
        """
        SELECT format('CREATE DATABASE %I', :'name') WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'name') \gexec
        """;

    /// <summary>True as soon as the server takes connections, whether or not it likes the password.</summary>
    public async Task<bool> IsAnsweredAsync(CancellationToken cancellationToken) =>
        await PsqlAsync("SELECT 1", [], cancellationToken) is var result
        && (result.ExitCode == 0 || result.Stderr.Contains("password authentication failed", StringComparison.Ordinal));

    public async Task<bool> IsLetInAsync(CancellationToken cancellationToken) =>
        await PsqlAsync("SELECT 1", [], cancellationToken) is { ExitCode: 0 };

    public async Task CreateDatabaseAsync(string name, CancellationToken cancellationToken)
    {
        var result = await PsqlAsync(NewDatabase, [$"--set=name={name}"], cancellationToken);
        if (result.ExitCode != 0)
            throw new NativeServerException($"PostgreSQL could not create the database {name}: {result.Stderr.Trim()}");
    }

    /// <summary>Runs any of PostgreSQL's client programs against this server.</summary>
    public Task<CommandResult> ExecAsync(IReadOnlyList<string> command, string input, CancellationToken cancellationToken)
    {
        var program = Path.Combine(bin, command[0]);
        var launch = new ProcessLaunch
        {
            FileName = File.Exists(program) ? program : command[0],
            Arguments = [.. command.Skip(1)],
            InheritEnvironment = false,
            Environment = new Dictionary<string, string?>
            {
                ["LC_ALL"] = "C",
                ["PGHOST"] = "127.0.0.1",
                ["PGPORT"] = options.Port.ToString(CultureInfo.InvariantCulture),
                ["PGUSER"] = userName,
                ["PGPASSWORD"] = options.Password,
                ["PGDATABASE"] = "postgres",
            },
        };
        return Command.RunAsync(launch, input, cancellationToken);
    }

    private Task<CommandResult> PsqlAsync(string script, IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        ExecAsync(["psql", "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", .. arguments], script, cancellationToken);
}
