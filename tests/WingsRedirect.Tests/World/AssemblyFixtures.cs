using Icaro.TestServers;
using Icaro.WingsRedirect.Tests.World;

[assembly: AssemblyFixture(typeof(Servers))]
[assembly: AssemblyFixture(typeof(WingsWorld))]
