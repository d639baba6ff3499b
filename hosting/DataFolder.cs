using System.Text;

namespace Icaro.Hosting;

/// <summary>
/// The folder with everything that a system keeps: the data of its servers and its generated secrets. <c>--Data=DIR</c> chooses it;
/// the default is <c>.data</c> in the checkout. One system at a time runs on it.
/// </summary>
internal sealed class DataFolder(string path) : IDisposable
{
    private FileStream? _lock;

    public string Path => path;

    public GeneratedSecrets Secrets { get; } = new(path);

    /// <summary>The one folder of an application; on first use it is locked until the application ends.</summary>
    public static DataFolder Of(IDistributedApplicationBuilder builder)
    {
        if (builder.Services.Select(service => service.ImplementationInstance).OfType<DataFolder>().SingleOrDefault() is { } known)
            return known;

        var folder = new DataFolder(System.IO.Path.GetFullPath(
            builder.Configuration["Data"] ?? System.IO.Path.Combine(builder.AppHostDirectory, "..", ".data")));
        builder.Services.AddSingleton(folder);
        if (builder.ExecutionContext.IsRunMode)
            builder.Eventing.Subscribe<BeforeStartEvent>((_, _) => folder.LockAsync());
        return folder;
    }

    public string Combine(string name) => System.IO.Path.Combine(path, name);

    /// <summary>A name for a container's volume that no other folder has.</summary>
    public string VolumeOf(string resource) =>
        $"icaro-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..12]}-{resource}";

    public void Dispose() => _lock?.Dispose();

    /// <exception cref="DistributedApplicationException">Another system runs on it.</exception>
    private Task LockAsync()
    {
        Directory.CreateDirectory(path);
        try
        {
            _lock = new FileStream(Combine("lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new DistributedApplicationException(
                $"Another system runs on the data in {path}: stop it, or choose another folder with --data.", e);
        }
        return Task.CompletedTask;
    }
}
