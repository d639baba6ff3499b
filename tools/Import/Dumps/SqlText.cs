namespace Icaro.Import.Dumps;

/// <summary>The characters of a dump, with line numbers for messages.</summary>
internal sealed class SqlText(TextReader reader, int bufferLength = 64 * 1024)
{
    /// <summary>The result of <see cref="Peek"/> and <see cref="Next"/> after the last character.</summary>
    public const int End = -1;

    private readonly char[] _buffer = new char[Math.Max(bufferLength, 4)];
    private int _length;
    private int _position;

    public long Line { get; private set; } = 1;

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

    public bool LooksAt(string two) => Peek() == two[0] && Peek(1) == two[1];

    public bool LooksAtSpace(int after) => Peek(after) is var next && (next == End || char.IsWhiteSpace((char)next));

    public void SkipBehind(string two)
    {
        while (Peek() != End && !LooksAt(two))
            Next();
        Next();
        Next();
    }

    /// <summary>Reads the rest of the line, without surrounding white space.</summary>
    public string RestOfLine()
    {
        var line = new StringBuilder();
        while (Peek() is not (End or '\n'))
            line.Append((char)Next());
        Next();
        return line.ToString().Trim();
    }

    /// <returns>False when there are not enough characters.</returns>
    private bool Fill(int ahead)
    {
        _length -= _position;
        Array.Copy(_buffer, _position, _buffer, 0, _length);
        _position = 0;
        while (_length <= ahead)
        {
            var read = reader.Read(_buffer, _length, _buffer.Length - _length);
            if (read == 0)
                return false;
            _length += read;
        }

        return true;
    }
}
