global using System.Collections.Concurrent;
global using System.Security.Cryptography;
global using Icaro.Iacbox;
global using Icaro.Iacbox.Devices;
global using Icaro.Iacbox.Logons;
global using Icaro.Iacbox.Pms;
global using Icaro.Iacbox.Wire;
global using Microsoft.Extensions.Options;
