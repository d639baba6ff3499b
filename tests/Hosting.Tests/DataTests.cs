using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace Icaro.Hosting.Tests;

public sealed class DataTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("icaro-hosting-").FullName;

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact(Timeout = RunningApplication.Deadline)]
    public async Task A_generated_secret_is_kept_where_only_its_owner_can_read_it()
    {
        var first = await Secret().Resource.GetValueAsync(CancellationToken);
        var second = await Secret().Resource.GetValueAsync(CancellationToken);

        Assert.Matches("^[A-Za-z0-9]{43}$", first);
        Assert.Equal(first, second);
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(Path.Combine(_folder, "parameters.json")).UnixFileMode);

        IResourceBuilder<ParameterResource> Secret() => Builder().AddParameter(
            "sealing-key", new GenerateParameterDefault { MinLength = 43, Special = false }, secret: true, persist: true);
    }

    [Fact(Timeout = RunningApplication.Deadline)]
    public async Task A_second_run_on_the_same_data_is_refused_while_the_first_one_lasts()
    {
        await using (var first = Builder().Build())
        {
            await first.StartAsync(CancellationToken);
            await using var second = Builder().Build();
            var refusal = await Assert.ThrowsAsync<DistributedApplicationException>(() => second.StartAsync(CancellationToken));
            Assert.StartsWith("Another run has the data in", refusal.Message, StringComparison.Ordinal);
        }

        await using var third = Builder().Build();
        await third.StartAsync(CancellationToken);
    }

    private IDistributedApplicationBuilder Builder() => DistributedApplication.CreateBuilder([$"--Local:Data={_folder}"]);
}
