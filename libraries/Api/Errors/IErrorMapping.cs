namespace Icaro.Api.Errors;

/// <summary>How a library's exceptions are answered when no endpoint caught them.</summary>
public interface IErrorMapping
{
    /// <returns>Null for an exception of somebody else.</returns>
    JsonHttpResult<ErrorMessage>? Map(Exception exception);
}
