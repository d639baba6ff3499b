using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Local;

/// <summary>Who waits for whom at the start stops before it at the end.</summary>
internal static class StopOrder
{
    /// <summary>Groups of resources that stop together, dependants first.</summary>
    /// <exception cref="DistributedApplicationException">Some wait for each other.</exception>
    public static IReadOnlyList<IReadOnlyList<IResource>> Of(IReadOnlyCollection<IResource> resources)
    {
        var left = resources.ToList();
        var groups = new List<IReadOnlyList<IResource>>();
        while (left.Count > 0)
        {
            var awaited = left.SelectMany(DependenciesOf).ToHashSet();
            var group = left.Where(resource => !awaited.Contains(resource)).ToList();
            if (group.Count == 0)
                throw new DistributedApplicationException($"These wait for each other: {string.Join(", ", left.Select(r => r.Name))}.");

            groups.Add(group);
            left.RemoveAll(group.Contains);
        }

        return groups;
    }

    private static IEnumerable<IResource> DependenciesOf(IResource resource)
    {
        var waits = resource.Annotations.OfType<WaitAnnotation>().Select(wait => wait.Resource);
        return resource is IResourceWithParent child ? waits.Append(child.Parent) : waits;
    }
}
