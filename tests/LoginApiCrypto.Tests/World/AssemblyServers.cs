[assembly: AssemblyFixture(typeof(Servers))]
[assembly: AssemblyFixture(typeof(Chromium))]
