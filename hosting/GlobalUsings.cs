global using System.Diagnostics;
global using System.Security.Cryptography;
global using System.Text.Json;
global using Aspire.Hosting;
global using Aspire.Hosting.ApplicationModel;
global using Icaro.Hosting.Native;
global using Microsoft.Extensions.Configuration;
global using Microsoft.Extensions.DependencyInjection;
