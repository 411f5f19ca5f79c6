using LeakScan.Detection.Assignments;

namespace LeakScan.Detection.Manifests;

/// <summary>Reads a Secret written in YAML, by its indentation alone: the mapping that holds its kind, also as an item of a list, and in that the entries of data and stringData.</summary>
internal static class YamlManifest
{
    private const int MostName = 128;

    /// <summary>Reads the Secret whose kind stands at an offset.</summary>
    public static void Read(ReadOnlySpan<byte> bytes, int at, in ManifestEntries entries)
    {
        var kind = YamlLine.At(bytes, bytes[..at].LastIndexOf((byte)'\n') + 1);
        if (kind.Key != at)
        {
            return;
        }

        var start = kind.IsItem ? kind.Start : Begin(bytes, kind);
        for (var next = start; next < bytes.Length;)
        {
            var line = YamlLine.At(bytes, next);
            if (next > kind.Start && !line.IsVoid(bytes) && Ends(bytes, line, kind.Column))
            {
                return;
            }

            next = line.Next(bytes);
            if (line.Column == kind.Column && !line.IsVoid(bytes))
            {
                var isEncoded = line.HasKey(bytes, "data"u8);
                if (isEncoded || line.HasKey(bytes, "stringData"u8))
                {
                    next = ReadEntries(bytes, next, kind.Column, isEncoded, entries);
                }
            }
        }
    }

    /// <summary>Reads the literals of the generators of Secrets behind an offset, as Kustomize has them: <c>- NAME=value</c>.</summary>
    public static void ReadGenerator(ReadOnlySpan<byte> bytes, int at, in ManifestEntries entries)
    {
        var generator = YamlLine.At(bytes, bytes[..at].LastIndexOf((byte)'\n') + 1);
        var literals = -1;
        for (var next = generator.Next(bytes); generator.Key == at && next < bytes.Length;)
        {
            var line = YamlLine.At(bytes, next);
            next = line.Next(bytes);
            if (line.IsVoid(bytes))
            {
                continue;
            }

            if (line.Indent < generator.Column || (line.Indent == generator.Column && !line.IsItem))
            {
                return;
            }

            if (literals >= 0 && line.IsItem && line.Indent >= literals)
            {
                AddLiteral(bytes, line, entries);
                continue;
            }

            literals = line.HasKey(bytes, "literals"u8) ? line.Column : -1;
        }
    }

    /// <summary>Where the mapping begins whose kind is known.</summary>
    private static int Begin(ReadOnlySpan<byte> bytes, in YamlLine kind)
    {
        var start = kind.Start;
        for (var before = YamlLine.Before(bytes, start); before >= 0; before = YamlLine.Before(bytes, before))
        {
            var line = YamlLine.At(bytes, before);
            if (line.IsVoid(bytes))
            {
                continue;
            }

            if (line.IsItem && line.Column == kind.Column && line.Indent < kind.Column)
            {
                return before;
            }

            if (Ends(bytes, line, kind.Column))
            {
                return start;
            }

            start = before;
        }

        return start;
    }

    private static bool Ends(ReadOnlySpan<byte> bytes, in YamlLine line, int column) =>
        line.IsMark(bytes) || line.Indent < column || (line.Column == column && line.HasKey(bytes, "kind"u8));

    /// <summary>Reads the entries behind the name of their mapping; returns where the line behind the last starts.</summary>
    private static int ReadEntries(ReadOnlySpan<byte> bytes, int next, int column, bool isEncoded, in ManifestEntries entries)
    {
        var indent = -1;
        while (next < bytes.Length)
        {
            var line = YamlLine.At(bytes, next);
            if (!line.IsVoid(bytes))
            {
                if (line.Indent <= column || line.IsItem)
                {
                    return next;
                }

                indent = indent < 0 ? line.Indent : indent;
                if (line.Indent == indent)
                {
                    AddEntry(bytes, line, isEncoded, entries);
                }
            }

            next = line.Next(bytes);
        }

        return next;
    }

    private static void AddEntry(ReadOnlySpan<byte> bytes, in YamlLine line, bool isEncoded, in ManifestEntries entries)
    {
        var colon = line.Text + Math.Max(0, bytes[line.Text..line.End].IndexOf((byte)':'));
        if (colon == line.Text || colon - line.Text > MostName)
        {
            return;
        }

        var start = Bytes.SkipBlanks(bytes[..line.End], colon + 1);
        if (start == line.End || bytes[start] is (byte)'|' or (byte)'>' or (byte)'!')
        {
            // A block: its first line. Of texts that are not encoded the lines speak for themselves.
            var block = YamlLine.At(bytes, line.Next(bytes));
            if (isEncoded && block.Indent > line.Indent)
            {
                entries.Add(bytes, line.Text..colon, block.Text..block.End, isEncoded);
            }

            return;
        }

        var (from, to) = Scalar(bytes, start, line.End);
        entries.Add(bytes, line.Text..colon, from..to, isEncoded);
    }

    private static void AddLiteral(ReadOnlySpan<byte> bytes, in YamlLine line, in ManifestEntries entries)
    {
        var (from, to) = Scalar(bytes, line.Key, line.End);
        var sign = bytes[from..to].IndexOf((byte)'=');
        if (sign > 0)
        {
            var (start, end) = Scalar(bytes, from + sign + 1, to);
            entries.Add(bytes, from..(from + sign), start..end, isEncoded: false);
        }
    }

    /// <summary>The value that starts at an offset, without its quotes and without a comment behind it.</summary>
    private static (int Start, int End) Scalar(ReadOnlySpan<byte> bytes, int start, int end)
    {
        if (start < end && bytes[start] is (byte)'"' or (byte)'\'')
        {
            var length = bytes[(start + 1)..end].IndexOf(bytes[start]);
            return length < 0 ? (start, start) : (start + 1, start + 1 + length);
        }

        var comment = bytes[start..end].IndexOf(" #"u8);
        var value = comment < 0 ? bytes[start..end] : bytes.Slice(start, comment);
        return (start, start + value.TrimEnd((byte)' ').Length);
    }
}
