namespace Icaro.Chaos.Platforms;

/// <summary>What a platform does instead of answering 200.</summary>
internal enum Misbehavior
{
    /// <summary>500.</summary>
    Fail,

    /// <summary>503.</summary>
    Overload,

    /// <summary>429, with <c>Retry-After: 1</c>.</summary>
    Throttle,

    /// <summary>302 to another path, where nothing may ever arrive.</summary>
    Redirect,

    /// <summary>410, which makes the dispatcher disable the endpoint.</summary>
    Vanish,

    /// <summary>No answer at all.</summary>
    Hang,

    /// <summary>The connection ends without an answer.</summary>
    Break,

    /// <summary>200, and then a body of which a byte comes now and then.</summary>
    Drip,

    /// <summary>200, and then less of a body than was announced.</summary>
    Truncate,
}
