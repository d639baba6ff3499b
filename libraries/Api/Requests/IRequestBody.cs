using System.Text.Json.Serialization.Metadata;

namespace Icaro.Api.Requests;

/// <summary>A JSON body. Every field may be missing: the check says which ones must not.</summary>
public interface IRequestBody<TSelf>
    where TSelf : class, IRequestBody<TSelf>
{
    static abstract JsonTypeInfo<TSelf> Json { get; }

    /// <summary>The value of a request without a body; null where a body is required.</summary>
    static virtual TSelf? Empty => null;

    /// <returns>The first error, as a sentence for the sender; null when the body is valid.</returns>
    string? FindFault();

    /// <returns>All errors.</returns>
    FieldCheck Validate() => FieldCheck.Of(FindFault());
}

/// <summary>A JSON body that reports all its invalid fields.</summary>
public interface IValidatedBody<TSelf> : IRequestBody<TSelf>
    where TSelf : class, IValidatedBody<TSelf>
{
    abstract FieldCheck IRequestBody<TSelf>.Validate();

    string? IRequestBody<TSelf>.FindFault() => Validate().Fault;
}
