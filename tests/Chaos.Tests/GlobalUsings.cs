global using Icaro.Chaos.Checking;
global using Icaro.Chaos.Faults;
global using Icaro.Chaos.Mutants;
global using Icaro.Chaos.Proxying;
global using Icaro.Chaos.Striking;
global using Icaro.Chaos.Tests.Wires;
global using Icaro.Chaos.Wires;
global using Icaro.Testing;
