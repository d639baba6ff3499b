using Aspire.Hosting.ApplicationModel;
using Spectre.Console;

namespace Aspire.Hosting.Local;

/// <summary>What runs, and where.</summary>
internal static class ResourceTable
{
    public static Table Of(IEnumerable<IResource> resources, ResourceNotificationService notifications)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("Resource", "State", "Health", "Address");

        foreach (var (resource, replica) in resources.SelectMany(resource => resource.GetReplicaIds().Select(id => (resource, id))))
        {
            if (notifications.TryGetCurrentState(replica, out var now))
            {
                table.AddRow(
                    Markup.Escape(replica),
                    Markup.Escape(now.Snapshot.State?.Text ?? string.Empty),
                    Markup.Escape(now.Snapshot.HealthStatus?.ToString() ?? string.Empty),
                    Markup.Escape(string.Join(' ', now.Snapshot.Urls.Select(url => url.Url))));
            }
        }

        return table;
    }
}
