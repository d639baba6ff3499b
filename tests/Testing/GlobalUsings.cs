global using System.Net.Http.Json;
global using Aspire.Hosting;
global using Aspire.Hosting.ApplicationModel;
global using Icaro.Hosting;
global using Microsoft.Extensions.DependencyInjection;
