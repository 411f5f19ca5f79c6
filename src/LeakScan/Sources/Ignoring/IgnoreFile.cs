namespace LeakScan.Sources.Ignoring;

/// <summary>The patterns of one ignore file, in order. Immutable; safe for use by several threads.</summary>
internal sealed class IgnoreFile
{
    /// <summary>From so many patterns on it pays to look only at those that can match.</summary>
    private const int IndexedFrom = 8;

    private readonly IgnorePattern[] _patterns;
    private readonly IgnoreIndex? _index;

    private IgnoreFile(string path, IgnorePattern[] patterns)
    {
        Path = path;
        _patterns = patterns;
        _index = patterns.Length < IndexedFrom ? null : new IgnoreIndex(patterns);
    }

    /// <summary>The file, as a message names it.</summary>
    public string Path { get; }

    /// <summary>Whether it says nothing.</summary>
    public bool IsEmpty => _patterns.Length == 0;

    /// <summary>Reads the lines of an ignore file.</summary>
    public static IgnoreFile Parse(string path, ReadOnlySpan<byte> text, bool ignoreCase)
    {
        var patterns = new List<IgnorePattern>();
        if (text.StartsWith("\uFEFF"u8))
        {
            text = text[3..];
        }

        for (var number = 1; !text.IsEmpty; number++)
        {
            var end = text.IndexOf((byte)'\n');
            var line = end < 0 ? text : text[..end];
            text = end < 0 ? [] : text[(end + 1)..];
            if (!line.IsEmpty && line[0] != (byte)'#')
            {
                // Git adds a line break to the file's end, so a carriage return there is one of a line break too.
                line = TrimBlanks(line[^1] == (byte)'\r' ? line[..^1] : line);
                patterns.Add(new IgnorePattern(line, number, ignoreCase));
            }
        }

        return new IgnoreFile(path, [.. patterns]);
    }

    /// <summary>The last pattern that matches, which is the one that counts; null when none does.</summary>
    /// <param name="path">Below the file's folder, '/'-separated.</param>
    /// <param name="name">The path's last name.</param>
    /// <param name="isFolder">Whether it is a folder.</param>
    public IgnorePattern? Match(ReadOnlySpan<byte> path, ReadOnlySpan<byte> name, bool isFolder)
    {
        if (_index is not null)
        {
            return _index.Match(path, name, isFolder);
        }

        for (var i = _patterns.Length - 1; i >= 0; i--)
        {
            if (_patterns[i].Decides(path, name, isFolder))
            {
                return _patterns[i];
            }
        }

        return null;
    }

    /// <summary>Without blanks at the end, but for one that is escaped. A NUL ends the line, as in any C string.</summary>
    private static ReadOnlySpan<byte> TrimBlanks(ReadOnlySpan<byte> line)
    {
        line = line.IndexOf((byte)0) is >= 0 and var nul ? line[..nul] : line;
        var end = 0;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == (byte)'\\')
            {
                i++;
                end = Math.Min(i + 1, line.Length);
            }
            else if (line[i] != (byte)' ')
            {
                end = i + 1;
            }
        }

        return line[..end];
    }
}
