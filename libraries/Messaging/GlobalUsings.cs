global using Icaro.ServiceDefaults.Configuration;
global using Icaro.ServiceDefaults.Health;
global using Icaro.ServiceDefaults.Telemetry;
global using Microsoft.Extensions.Hosting;
