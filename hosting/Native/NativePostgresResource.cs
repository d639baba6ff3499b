namespace Icaro.Hosting.Native;

/// <summary>The machine's own PostgreSQL as a process on a folder.</summary>
internal sealed class NativePostgresResource(string name, string folder, ParameterResource password)
    : ExecutableResource(name, NativeServer.Shell, folder), IResourceWithConnectionString
{
    public const string EndpointName = "tcp";
    private const string UserName = "postgres";

    public ParameterResource Password => password;

    public List<NativePostgresDatabaseResource> Databases { get; } = [];

    public EndpointReference Endpoint => new(this, EndpointName);

    public ReferenceExpression ConnectionStringExpression =>
        ReferenceExpression.Create($"Host={Host};Port={Port};Username={UserName};Password={password}");

    private EndpointReferenceExpression Host => Endpoint.Property(EndpointProperty.IPV4Host);

    private EndpointReferenceExpression Port => Endpoint.Property(EndpointProperty.Port);
}

internal sealed class NativePostgresDatabaseResource(string name, NativePostgresResource parent)
    : Resource(name), IResourceWithParent<NativePostgresResource>, IResourceWithConnectionString
{
    public NativePostgresResource Parent => parent;

    public ReferenceExpression ConnectionStringExpression => ReferenceExpression.Create($"{parent};Database={Name}");
}
