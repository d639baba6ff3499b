global using System.Collections.Concurrent;
global using System.Diagnostics;
global using System.Net.Http.Json;
global using System.Text;
global using System.Text.Json.Nodes;
global using Icaro.Contracts;
global using Microsoft.AspNetCore.Builder;
global using Microsoft.AspNetCore.Http;
global using Microsoft.Extensions.Logging;
global using RabbitMQ.Client;

[assembly: Xunit.AssemblyFixture(typeof(Icaro.Testing.Servers))]
