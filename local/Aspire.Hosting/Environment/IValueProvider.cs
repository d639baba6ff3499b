namespace Aspire.Hosting.ApplicationModel;

/// <summary>A value that is known only when the application runs: a parameter, a port, a connection string.</summary>
public interface IValueProvider
{
    ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default);
}

/// <summary>How a value is called in a published manifest; without publishing, what stands for it in error messages.</summary>
public interface IManifestExpressionProvider
{
    string ValueExpression { get; }
}
