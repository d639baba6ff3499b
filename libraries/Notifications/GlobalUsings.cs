global using System.Text.Json.Serialization;
global using Icaro.Postgres;
global using Icaro.ServiceDefaults.Configuration;
global using Microsoft.EntityFrameworkCore;
global using Microsoft.Extensions.DependencyInjection;
global using Microsoft.Extensions.Hosting;
global using Microsoft.Extensions.Logging;
global using Microsoft.Extensions.Options;
