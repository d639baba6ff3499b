global using System.Net;
global using System.Net.Sockets;
global using Microsoft.Extensions.Logging;
global using Microsoft.Extensions.Options;
