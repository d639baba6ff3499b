namespace Icaro.Hosting.Native;

/// <summary>The machine's own RabbitMQ as a node on a folder.</summary>
internal sealed class NativeRabbitMQResource(string name, string folder, ParameterResource password)
    : ExecutableResource(name, NativeServer.Shell, folder), IResourceWithConnectionString
{
    public const string UserName = "guest";
    public const string EndpointName = "tcp";
    public const string ManagementEndpointName = "management";

    public ParameterResource Password => password;

    public EndpointReference Endpoint => new(this, EndpointName);

    public ReferenceExpression ConnectionStringExpression => ReferenceExpression.Create(
        $"amqp://{UserName}:{password:uri}@{Endpoint.Property(EndpointProperty.IPV4Host)}:{Endpoint.Property(EndpointProperty.Port)}");
}
