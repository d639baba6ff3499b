using System.Globalization;
using System.Runtime.InteropServices;

namespace Icaro.Import.Dumps;

/// <summary>Reads quoted names, strings, and the literals that stand for bytes: <c>X'61'</c>, <c>0x61</c>, <c>b'1'</c>.</summary>
internal sealed class SqlStrings(SqlText text, SqlSession session)
{
    private readonly List<byte> _bytes = [];

    public SqlToken ReadName()
    {
        ReadQuoted(hasEscapes: false);
        return new(SqlTokenKind.Name, Encoding.UTF8.GetString(CollectionsMarshal.AsSpan(_bytes)));
    }

    public SqlToken ReadText(Encoding encoding)
    {
        ReadQuoted(session.HasBackslashEscapes);
        return Text(CollectionsMarshal.AsSpan(_bytes), encoding);
    }

    /// <param name="word">Has just been read.</param>
    /// <param name="encoding">The character set of its bytes.</param>
    /// <returns>Null when the word begins no literal.</returns>
    /// <exception cref="DumpException">The digits are none.</exception>
    public SqlToken? TryReadLiteral(string word, Encoding encoding)
    {
        if (text.Peek() != '\'')
        {
            return word.StartsWith("0x", StringComparison.Ordinal) ? FromHex(word[2..], encoding)
                : word.StartsWith("0b", StringComparison.Ordinal) ? FromBits(word[2..])
                : null;
        }

        return word switch
        {
            "x" or "X" => FromHex(ReadDigits(), encoding),
            "b" or "B" => FromBits(ReadDigits()),
            "n" or "N" => ReadText(SqlEncodings.Default),
            _ => null,
        };
    }

    private string ReadDigits()
    {
        ReadQuoted(hasEscapes: false);
        return Encoding.ASCII.GetString(CollectionsMarshal.AsSpan(_bytes));
    }

    private SqlToken FromHex(string digits, Encoding encoding)
    {
        try
        {
            return Text(Convert.FromHexString(digits), encoding);
        }
        catch (FormatException)
        {
            throw new DumpException(text.Line, $"'{digits}' are no hexadecimal digits of bytes");
        }
    }

    /// <summary>Bits are the numbers of flags.</summary>
    private SqlToken FromBits(string digits) =>
        ulong.TryParse(digits, NumberStyles.AllowBinarySpecifier, CultureInfo.InvariantCulture, out var number)
        ? new(SqlTokenKind.Text, number.ToString(CultureInfo.InvariantCulture))
        : throw new DumpException(text.Line, $"'{digits}' are no binary digits of a number");

    private static SqlToken Text(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        try
        {
            return new(SqlTokenKind.Text, encoding.GetString(bytes));
        }
        catch (DecoderFallbackException)
        {
            return new(SqlTokenKind.Binary, Convert.ToHexString(bytes));
        }
    }

    private void ReadQuoted(bool hasEscapes)
    {
        var start = text.Line;
        var quote = (char)text.Next();
        _bytes.Clear();
        while (true)
        {
            var next = text.Next();
            if (next == SqlText.End)
                throw new DumpException(start, "a string that does not end");
            if (next == quote && !text.TryTake(quote))
                break;
            if (next == '\\' && hasEscapes)
                AppendEscaped();
            else
                _bytes.Add((byte)next);
        }

        // Dumps escape line breaks, messages of the program that wrote the dump do not.
        if (text.Line > start)
            DumpMessage.Refuse(Encoding.UTF8.GetString(CollectionsMarshal.AsSpan(_bytes)), start);
    }

    private void AppendEscaped()
    {
        var escaped = text.Next();
        // Escapes for LIKE keep their backslash elsewhere.
        if (escaped is '%' or '_')
            _bytes.Add((byte)'\\');
        if (escaped == SqlText.End)
            return;

        _bytes.Add(escaped switch
        {
            '0' => (byte)'\0',
            'b' => (byte)'\b',
            'n' => (byte)'\n',
            'r' => (byte)'\r',
            't' => (byte)'\t',
            'Z' => 0x1a,
            _ => (byte)escaped,
        });
    }
}
