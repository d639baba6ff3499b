namespace Icaro.Import.Dumps;

/// <summary>
/// The bytes of a dump, with line numbers for messages. In all character sets that are read, the characters of SQL's own syntax are ASCII.
/// </summary>
internal sealed class SqlText(Stream stream, int bufferLength = 64 * 1024)
{
    /// <summary>The result of <see cref="Peek"/> and <see cref="Next"/> after the last byte.</summary>
    public const int End = -1;

    private const int LongestPeek = 4;

    private readonly byte[] _buffer = new byte[Math.Max(bufferLength, LongestPeek)];
    private int _length;
    private int _position;

    public long Line { get; private set; } = 1;

    /// <summary>Why a packed text ended early; null when it did not.</summary>
    public string? Cut { get; private set; }

    public bool IsAtEnd => Peek() == End;

    public int Peek(int ahead = 0) => _position + ahead < _length || Fill(ahead) ? _buffer[_position + ahead] : End;

    public int Next()
    {
        var next = Peek();
        if (next == End)
            return End;

        _position++;
        if (next == '\n')
            Line++;
        return next;
    }

    public bool TryTake(char wanted)
    {
        if (Peek() != wanted)
            return false;

        Next();
        return true;
    }

    /// <param name="wanted">At most four ASCII characters.</param>
    public bool TryTake(string wanted)
    {
        if (!LooksAt(wanted))
            return false;

        foreach (var _ in wanted)
            Next();
        return true;
    }

    public bool LooksAt(string wanted)
    {
        for (var i = 0; i < wanted.Length; i++)
        {
            if (Peek(i) != wanted[i])
                return false;
        }

        return true;
    }

    public bool LooksAtSpace(int after = 0) => Peek(after) is End or ' ' or (>= '\t' and <= '\r');

    /// <summary>Reads the rest of the line, without surrounding white space.</summary>
    public string RestOfLine()
    {
        var line = new StringBuilder();
        while (Peek() is not (End or '\n'))
            line.Append((char)Next());
        Next();
        return line.ToString().Trim();
    }

    /// <returns>False when there are not enough bytes.</returns>
    private bool Fill(int ahead)
    {
        _length -= _position;
        Array.Copy(_buffer, _position, _buffer, 0, _length);
        _position = 0;
        while (_length <= ahead)
        {
            var read = Read();
            if (read == 0)
                return false;
            _length += read;
        }

        return true;
    }

    private int Read()
    {
        try
        {
            return Cut is null ? stream.Read(_buffer, _length, _buffer.Length - _length) : 0;
        }
        catch (Exception damage)
        {
            // Unpacking fails in many ways.
            Cut = damage.Message;
            return 0;
        }
    }
}
