global using System.Net;
global using System.Text;
global using Icaro.Testing;
