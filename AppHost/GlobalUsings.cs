global using Aspire.Hosting.ApplicationModel;
global using Icaro.AppHost.Operations;
global using Icaro.Hosting;
global using Microsoft.Extensions.Configuration;
global using Microsoft.Extensions.DependencyInjection;
