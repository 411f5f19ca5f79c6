namespace LeakScan.Sources.Ignoring;

/// <summary>
/// One line of an ignore file. Most are plain names or <c>*.suffix</c>, which are compared directly; the others become a <see cref="WildPattern"/>.
/// Immutable; safe for use by several threads.
/// </summary>
internal sealed class IgnorePattern
{
    private readonly byte[] _literal;
    private readonly WildPattern? _wild;
    private readonly bool _isSuffix;
    private readonly bool _ignoreCase;

    /// <summary>Reads a line, which is neither empty nor a comment and has no blanks at its end.</summary>
    public IgnorePattern(ReadOnlySpan<byte> line, int lineNumber, bool ignoreCase)
    {
        LineNumber = lineNumber;
        _ignoreCase = ignoreCase;
        if (line is [(byte)'!', ..])
        {
            IsNegated = true;
            line = line[1..];
        }

        if (line is [.., (byte)'/'])
        {
            FolderOnly = true;
            line = line[..^1];
        }

        NameOnly = !line.Contains((byte)'/');
        if (NameOnly)
        {
            _isSuffix = line is [(byte)'*', ..] && !line[1..].ContainsAny(Special);
            _literal = line[(_isSuffix ? 1 : 0)..].ToArray();
            _wild = _isSuffix || !line.ContainsAny(Special) ? null : new WildPattern(line, ignoreCase);
            _literal = _wild is null ? _literal : [];
            return;
        }

        line = line[(line[0] == (byte)'/' ? 1 : 0)..];

        // Git compares what stands before the first wildcard, cuts it off, and takes the rest for a pattern of its own: "foo**/bar" is "foo" and "**/bar".
        var plain = line.IndexOfAny(Special);
        _literal = line[..(plain < 0 ? line.Length : plain)].ToArray();
        _wild = plain < 0 ? null : new WildPattern(line[plain..], ignoreCase);
    }

    /// <summary>Line in its file, 1-based.</summary>
    public int LineNumber { get; }

    /// <summary>Whether what matches is not ignored after all.</summary>
    public bool IsNegated { get; }

    /// <summary>Whether only folders match.</summary>
    public bool FolderOnly { get; }

    /// <summary>Whether it is compared with the last name of a path and not with the whole.</summary>
    public bool NameOnly { get; }

    /// <summary>With what bytes a name or path that matches can start; null when with any.</summary>
    public ByteSet? First => _isSuffix ? null : _literal.Length > 0 ? ByteSet.Of(_literal[0], _ignoreCase) : _wild?.First;

    /// <summary>With what bytes a name or path that matches can end; null when with any.</summary>
    public ByteSet? Last => _wild is not null ? _wild.Last : _literal.Length > 0 ? ByteSet.Of(_literal[^1], _ignoreCase) : null;

    private static ReadOnlySpan<byte> Special => "*?[\\"u8;

    /// <summary>Whether an entry matches.</summary>
    /// <param name="path">Its path below the ignore file's folder.</param>
    /// <param name="name">Its name.</param>
    /// <param name="isFolder">Whether it is a folder.</param>
    public bool Decides(ReadOnlySpan<byte> path, ReadOnlySpan<byte> name, bool isFolder) => (isFolder || !FolderOnly) && Matches(NameOnly ? name : path);

    /// <summary>Whether a name (<see cref="NameOnly"/>) or a path below the ignore file's folder matches.</summary>
    private bool Matches(ReadOnlySpan<byte> text)
    {
        if (_isSuffix)
        {
            return text.Length >= _literal.Length && AreEqual(text[^_literal.Length..]);
        }

        if (_wild is null)
        {
            return text.Length == _literal.Length && _literal.Length > 0 && AreEqual(text);
        }

        return NameOnly
            ? _wild.Matches(text)
            : text.Length >= _literal.Length && AreEqual(text[.._literal.Length]) && _wild.Matches(text[_literal.Length..]);
    }

    private bool AreEqual(ReadOnlySpan<byte> text)
    {
        if (!_ignoreCase)
        {
            return text.SequenceEqual(_literal);
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (WildPattern.ToLower(text[i]) != WildPattern.ToLower(_literal[i]))
            {
                return false;
            }
        }

        return true;
    }
}
