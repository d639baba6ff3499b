using Icaro.TestServers;

[assembly: AssemblyFixture(typeof(Servers))]
// The tests wait for processes, most of the time.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
