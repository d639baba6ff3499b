using Icaro.TestServers;

[assembly: AssemblyFixture(typeof(Servers))]
