using Icaro.WingsRedirect.Tests.World;

[assembly: AssemblyFixture(typeof(WingsWorld))]
