namespace Icaro.WingsRedirect.Redirecting;

/// <summary>Ids that nobody can guess. Their random numbers are fetched for many at once: fetching takes longer than sealing.</summary>
internal static class RandomIds
{
    private const int Length = 16;
    private const int Count = 256;

    [ThreadStatic]
    private static byte[]? _numbers;

    [ThreadStatic]
    private static int _left;

    public static Guid Next()
    {
        _numbers ??= new byte[Count * Length];
        if (_left == 0)
        {
            RandomNumberGenerator.Fill(_numbers);
            _left = Count;
        }

        _left--;
        return new(_numbers.AsSpan(_left * Length, Length));
    }
}
