global using Icaro.ServiceDefaults.Health;
global using Icaro.ServiceDefaults.Starting;
global using Icaro.ServiceDefaults.Telemetry;
global using Microsoft.Extensions.DependencyInjection;
global using Microsoft.Extensions.Diagnostics.HealthChecks;
global using Microsoft.Extensions.Hosting;
