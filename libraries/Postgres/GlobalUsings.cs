global using Icaro.Api.Errors;
global using Icaro.Sealing;
global using Icaro.ServiceDefaults.Telemetry;
global using Microsoft.EntityFrameworkCore;
global using Microsoft.Extensions.DependencyInjection;
global using Microsoft.Extensions.Hosting;
global using Microsoft.Extensions.Logging;
global using Npgsql;
