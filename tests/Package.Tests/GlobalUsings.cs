global using Icaro.Testing;
