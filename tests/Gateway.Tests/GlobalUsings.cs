global using System.Net;
global using Icaro.Testing;
global using Microsoft.AspNetCore.Http;
