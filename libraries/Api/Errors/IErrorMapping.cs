namespace Icaro.Api.Errors;

/// <summary>Maps exceptions of a library that no endpoint caught to a response.</summary>
public interface IErrorMapping
{
    /// <returns>Null for an exception of another library.</returns>
    ApiError? Map(Exception exception);
}
