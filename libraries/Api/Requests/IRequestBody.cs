using System.Text.Json.Serialization.Metadata;

namespace Icaro.Api.Requests;

/// <summary>What clients send as JSON. Fields may be missing: <see cref="FindFault"/> says which ones must not.</summary>
public interface IRequestBody<TSelf>
    where TSelf : class, IRequestBody<TSelf>
{
    static abstract JsonTypeInfo<TSelf> Json { get; }

    /// <summary>What a request without a body means; null where it means nothing.</summary>
    static virtual TSelf? Empty => null;

    /// <returns>What is wrong, as a sentence for the sender; null when nothing is.</returns>
    string? FindFault();
}
