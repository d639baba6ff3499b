using Xunit.v3;

namespace Icaro.Package.Tests;

/// <summary>
/// The life of the package on a clean machine, with the commands that docs/production.md shows. Each test continues where the one
/// before it has ended.
/// </summary>
[TestMethodOrderer(typeof(UnorderedTestMethodOrderer))]
public sealed class PackageTests(CleanMachine machine) : IClassFixture<CleanMachine>
{
    private const string Units =
        "icaro-gateway icaro-integrations-catalog icaro-webhook-dispatch icaro-wings-redirect icaro-loginapi-crypto "
        + "icaro-console icaro-dashboard";

    /// <summary>What later tests need of the shell that has gone through the documentation.</summary>
    private const string Story = "story";

    private const string Keep = "declare -p HOST INTEGRATION HOTSPOT TOKEN UNIT_SECRET; declare -f";

    [Fact]
    public async Task It_is_installed_beside_the_servers_of_Debian_and_starts_nothing()
    {
        var output = await machine.RunAsync(ProductionPage.CommandsOf("Install")[0]);

        Assert.Contains("icaro-aspire: nothing runs yet.", output, StringComparison.Ordinal);
        Assert.Equal("", await machine.RunAsync("systemctl list-units --no-legend --state=active 'icaro*'"));
        Assert.Equal("", await machine.RunAsync("ls -A /etc/icaro/*.env 2>/dev/null || true"));
    }

    [Fact]
    public async Task A_setup_with_a_certificate_starts_everything()
    {
        var output = await machine.RunAsync(
            $"{ProductionPage.CommandsOf("Certificate")[0]}{ProductionPage.CommandsOf("Set up")[0]}declare -p HOST >{Story}");

        Assert.Matches("The password of the user admin: [0-9a-f]{32}\n", output);
        Assert.All(
            "gateway integrations-catalog webhook-dispatch wings-redirect loginapi-crypto console dashboard".Split(' '),
            service => Assert.Matches($"(?m)^{service} +Healthy$", output));
        Assert.Equal("", await machine.RunAsync("systemctl list-units --no-legend --state=failed"));
    }

    [Fact]
    public async Task The_documented_steps_lead_a_guest_to_the_platform()
    {
        await machine.RunAsync($"source {Story}; {ProductionPage.CommandsOf("The first accounts")[0]}{{ {Keep}; }} >{Story}");

        await SeeGuestRedirectedAsync();
    }

    [Fact]
    public async Task Every_unit_is_valid_and_may_do_little_more_than_its_work()
    {
        await machine.RunAsync($"systemd-analyze verify --man=no {Units.Replace(" ", ".service ", StringComparison.Ordinal)}.service");
        await machine.RunAsync($"systemd-analyze security --no-pager --threshold=25 {Units}");

        Assert.Equal(
            string.Concat(Units.Split(' ').Select(unit => $"{unit}\n")),
            await machine.RunAsync($"for unit in {Units}; do stat -c %U /proc/$(systemctl show -p MainPID --value $unit); done"));
        Assert.DoesNotContain("Sealing", await EnvironmentAsync("icaro-gateway"), StringComparison.Ordinal);
        Assert.Contains("Sealing", await EnvironmentAsync("icaro-wings-redirect"), StringComparison.Ordinal);
        Assert.Equal("", await machine.RunAsync("find /etc/icaro -type f -perm /o=rwx -o -name '*.env' ! -perm 0600"));
    }

    [Fact]
    public async Task Another_setup_changes_nothing()
    {
        const string State = "sha256sum /etc/icaro/*.env /etc/icaro/tls/*; systemctl show -p MainPID --value icaro-gateway";
        var before = await machine.RunAsync(State);

        var output = await machine.RunAsync("icaro-admin setup --url https://other.example --proxy 127.0.0.1");

        Assert.DoesNotContain("password", output, StringComparison.Ordinal);
        Assert.Equal(before, await machine.RunAsync(State));
    }

    [Theory]
    [InlineData("", "a command is missing: see icaro-admin --help")]
    [InlineData("start", "there is no command start: see icaro-admin --help")]
    [InlineData("setup", "setup needs --url https://HOST, by which the world knows the gateway")]
    [InlineData("setup --port 1", "setup does not know --port: see icaro-admin --help")]
    [InlineData("certificate key.pem key.pem", "key.pem is no certificate in PEM")]
    [InlineData("keys drop", "keys can only be listed or added: icaro-admin keys [add]")]
    [InlineData("backup /etc", "/etc is not empty")]
    [InlineData("restore /nowhere", "restore needs a directory that icaro-admin backup has made")]
    public async Task Bad_use_is_answered_by_one_sentence(string arguments, string sentence) => Assert.Equal(
        $"icaro-admin: {sentence}\n2\n", await machine.RunAsync($"icaro-admin {arguments} 2>&1 >/dev/null || echo $?"));

    [Fact]
    public async Task The_health_of_a_stopped_service_is_told()
    {
        await machine.RunAsync("systemctl stop icaro-loginapi-crypto");

        var output = await machine.RunAsync("icaro-admin health || echo $?");

        Assert.Matches("(?m)^loginapi-crypto +does not answer$", output);
        Assert.EndsWith("\n1\n", output, StringComparison.Ordinal);
        await machine.RunAsync("systemctl start icaro-loginapi-crypto");
        await HealthyAsync();
    }

    [Fact]
    public async Task A_new_password_replaces_the_old_one()
    {
        var output = await machine.RunAsync("icaro-admin password");

        var login = await machine.RunAsync($"source {Story}; login admin {output.Split(' ')[^1]}");
        Assert.NotEqual("", login.Trim());
    }

    [Fact]
    public async Task What_the_old_key_has_sealed_is_still_read_after_a_new_one_is_added()
    {
        var output = await machine.RunAsync("icaro-admin keys add");
        var restarts = output.Split('\n').Where(line => line.StartsWith("  systemctl", StringComparison.Ordinal));
        await machine.RunAsync(string.Join(';', restarts));

        await SeeGuestRedirectedAsync();
        await HealthyAsync();
        var keys = await machine.RunAsync("icaro-admin keys");
        Assert.Matches("(?m)^integrations-catalog +[0-9a-f]{8} +[0-9]+ +1. of the ring$", keys);
        Assert.Matches("(?m)^integrations-catalog +[0-9a-f]{8} +[1-9][0-9]* +2. of the ring$", keys);
        Assert.Matches("(?m)^loginapi-crypto +[0-9a-f]{8} +[0-9]+ +2. of the ring$", keys);
    }

    [Fact]
    public async Task A_backup_brings_back_what_was_changed_since()
    {
        const string Names = "runuser -u postgres -- psql -AtX catalogdb -c 'SELECT name FROM hotspots ORDER BY id'";
        const string Epochs = "runuser -u postgres -- psql -AtX catalogdb -c 'SELECT count(*) FROM epochs'";
        await machine.RunAsync("icaro-admin backup /var/backups/icaro");
        await machine.RunAsync($$"""source {{Story}}; trial "https://$HOST/api/hotspots" -H "Token: $TOKEN" --json '{"name":"Lost"}'""");
        Assert.Equal("Lobby\nLost\n", await machine.RunAsync(Names));
        Assert.Equal(
            "icaro-admin: icaro-gateway runs: systemctl stop 'icaro*'\n2\n",
            await machine.RunAsync("icaro-admin restore /var/backups/icaro 2>&1 || echo $?"));

        await RestoreAsync();

        await SeeGuestRedirectedAsync();
        Assert.Equal("Lobby\n", await machine.RunAsync(Names));
        Assert.Equal("2\n", await machine.RunAsync(Epochs));
    }

    [Fact]
    public async Task A_backup_brings_back_a_machine_that_has_lost_everything()
    {
        await machine.RunAsync("""
            systemctl stop 'icaro*'
            rm -r /etc/icaro/*.env /etc/icaro/tls/* /var/lib/icaro-wings-redirect
            for name in catalog dispatch loginapi; do
              runuser -u postgres -- dropdb ${name}db
              runuser -u postgres -- dropuser icaro_$name
            done
            rabbitmqctl -q delete_user icaro
            """);

        await RestoreAsync();

        await SeeGuestRedirectedAsync();
    }

    [Fact]
    public async Task A_new_release_restarts_what_runs()
    {
        await machine.RunAsync("systemctl stop icaro-wings-redirect");
        const string Starts = $"for unit in {Units}; do systemctl show -p MainPID --value $unit; done";
        var before = (await machine.RunAsync(Starts)).Split('\n');

        await machine.RunAsync("apt-get install -y --reinstall ./icaro-aspire_*_amd64.deb");

        var after = (await machine.RunAsync(Starts)).Split('\n');
        Assert.Equal("0", after[3]);
        Assert.DoesNotContain(after.Where((start, index) => start.Length > 1 && start == before[index]), _ => true);
        await machine.RunAsync("systemctl start icaro-wings-redirect");
        await SeeGuestRedirectedAsync();
    }

    [Fact]
    public async Task What_is_removed_leaves_its_settings_and_what_is_purged_leaves_only_databases()
    {
        const string Databases =
            """runuser -u postgres -- psql -AtXc "SELECT datname FROM pg_database WHERE datname LIKE '%db' ORDER BY 1" """;
        await machine.RunAsync("apt-get remove -y icaro-aspire");
        Assert.Equal("", await machine.RunAsync("grep -ls 'icar[o]-aspire' /proc/[0-9]*/cmdline || true"));
        await machine.RunAsync("test -e /etc/icaro/common.env");

        var output = await machine.RunAsync("apt-get purge -y icaro-aspire");

        Assert.Contains("are left in PostgreSQL", output, StringComparison.Ordinal);
        Assert.Equal("", await machine.RunAsync("find / -xdev -name '*icaro*' ! -path '/root/*' ! -path '/var/backups/*'"));
        Assert.Equal("", await machine.RunAsync("getent passwd | grep icaro || true"));
        Assert.Equal("catalogdb\ndispatchdb\nloginapidb\n", await machine.RunAsync(Databases));
    }

    private Task<string> EnvironmentAsync(string unit) =>
        machine.RunAsync($"tr '\\0' '\\n' </proc/$(systemctl show -p MainPID --value {unit})/environ");

    private Task<string> RestoreAsync() => machine.RunAsync(
        "systemctl stop 'icaro*'; icaro-admin restore /var/backups/icaro; systemctl enable --now icaro.target");

    /// <summary>Waits until all services can work, as long as a start takes on a busy machine.</summary>
    private Task<string> HealthyAsync() =>
        machine.RunAsync("timeout 300 bash -c 'until icaro-admin health >/dev/null; do sleep 1; done'");

    /// <summary>Sends the guest of the documentation once more.</summary>
    private async Task SeeGuestRedirectedAsync()
    {
        await HealthyAsync();
        await Eventually.TrueAsync(
            async () => (await machine.RunAsync($"source {Story}; {ProductionPage.CommandsOf("The first accounts")[1]}"))
                .Contains("302 https://platform.example/welcome/", StringComparison.Ordinal),
            () => "a guest at the platform");
    }
}
