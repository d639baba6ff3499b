using System.Net.Http.Headers;

namespace Icaro.Egress;

/// <param name="Body">What could be read of it in time, at most <see cref="EgressClient.MaxBody"/> bytes.</param>
public sealed record EgressResponse(HttpStatusCode Status, RetryConditionHeaderValue? RetryAfter, ReadOnlyMemory<byte> Body);
