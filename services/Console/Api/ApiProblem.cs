namespace Icaro.Console.Api;

/// <summary>Why an API did not do what it was asked for.</summary>
/// <param name="Message">The API's own sentence.</param>
public sealed record ApiProblem(int Status, string Message)
{
    public static readonly ApiProblem Unavailable =
        new(StatusCodes.Status503ServiceUnavailable, "This part of the system does not answer at present. Please try again later.");

    public bool IsNotFound => Status == StatusCodes.Status404NotFound;

    /// <summary>What the person is told.</summary>
    public string Sentence => Status switch
    {
        StatusCodes.Status403Forbidden => $"Your account is not allowed to do this. {Message}",
        StatusCodes.Status429TooManyRequests => "There were too many requests. Please try again in a moment.",
        _ => Message,
    };
}

/// <summary>A value, or the problem in its place.</summary>
public sealed record ApiResult<T>(T? Value, ApiProblem? Problem)
    where T : class
{
    public static implicit operator ApiResult<T>(T value) => new(value, null);

    public static implicit operator ApiResult<T>(ApiProblem problem) => new(null, problem);

    /// <summary>For lists, which the catalog answers with 404 when they are empty.</summary>
    public ApiResult<T> Or(T empty) => Problem is { IsNotFound: true } ? empty : this;
}
