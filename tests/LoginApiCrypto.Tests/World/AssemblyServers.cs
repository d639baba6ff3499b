using Icaro.Browser;
using Icaro.TestServers;

[assembly: AssemblyFixture(typeof(Servers))]
[assembly: AssemblyFixture(typeof(Chromium))]
