namespace DotNet.Testcontainers.Containers;

/// <summary>A container that ADO.NET connects to.</summary>
public interface IDatabaseContainer : IContainer
{
    string GetConnectionString();
}
