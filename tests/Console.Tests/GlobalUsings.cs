global using System.Net;
global using Icaro.Testing;
