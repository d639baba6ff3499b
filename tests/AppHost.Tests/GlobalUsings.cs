global using Icaro.Browser;
global using Icaro.Testing;
