namespace Icaro.WingsRedirect.Flows;

/// <summary>Builds a URL in the memory of the caller, or in a larger buffer where that is too small.</summary>
internal ref struct UrlWriter(Span<char> memory)
{
    private Span<char> _memory = memory;
    private char[]? _rented;
    private int _length;

    public void Append(ReadOnlySpan<char> text)
    {
        if (!text.TryCopyTo(_memory[_length..]))
        {
            Grow(text.Length);
            text.CopyTo(_memory[_length..]);
        }

        _length += text.Length;
    }

    /// <summary>Appends a value, encoded so that it cannot end the parameter.</summary>
    public void AppendEscaped(ReadOnlySpan<char> value)
    {
        int written;
        while (!Uri.TryEscapeDataString(value, _memory[_length..], out written))
            Grow(value.Length * 3);
        _length += written;
    }

    /// <param name="name">With the characters before and after it, such as <c>&amp;user=</c>.</param>
    /// <param name="value">Not encoded.</param>
    public void AppendParameter(ReadOnlySpan<char> name, ReadOnlyMemory<char> value)
    {
        Append(name);
        AppendEscaped(value.Span);
    }

    /// <summary>Returns the URL. The writer must not be used afterwards.</summary>
    public string Finish()
    {
        var url = new string(_memory[.._length]);
        if (_rented is not null)
            ArrayPool<char>.Shared.Return(_rented, clearArray: true);
        return url;
    }

    private void Grow(int atLeast)
    {
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(_memory.Length * 2, _length + atLeast));
        _memory[.._length].CopyTo(larger);
        if (_rented is not null)
            ArrayPool<char>.Shared.Return(_rented, clearArray: true);
        _memory = _rented = larger;
    }
}
