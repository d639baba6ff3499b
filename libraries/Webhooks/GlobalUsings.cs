global using System.Diagnostics.CodeAnalysis;
global using System.Globalization;
global using System.Security.Cryptography;
global using System.Text;
global using Microsoft.AspNetCore.Builder;
global using Microsoft.AspNetCore.Http;
