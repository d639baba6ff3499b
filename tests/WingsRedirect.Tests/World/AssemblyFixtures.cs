[assembly: AssemblyFixture(typeof(WingsWorld))]
