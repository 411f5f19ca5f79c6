using LeakScan.Detection.Assignments;

namespace LeakScan.Detection.Manifests;

/// <summary>Reads a Secret written in JSON: the object that holds its kind, and in that the members of data and stringData.</summary>
internal static class JsonManifest
{
    // Enough for what a cluster notes about its objects; an endless nesting costs nothing.
    private const int Deepest = 24;

    /// <summary>Reads the object whose member "kind" starts at an offset, when that is a Secret.</summary>
    public static void Read(ReadOnlySpan<byte> bytes, int at, in ManifestEntries entries)
    {
        var value = Bytes.SkipSpace(bytes, at + "\"kind\"".Length, bytes.Length);
        if (Bytes.At(bytes, value) != ':' || !ManifestDetector.IsKind(bytes[Bytes.SkipSpace(bytes, value + 1, bytes.Length)..]))
        {
            return;
        }

        var open = FindOpen(bytes, at);
        if (open >= 0)
        {
            ReadMembers(bytes, open, entries);
        }
    }

    /// <summary>Where the object begins that holds the member at an offset; -1 when it cannot be seen.</summary>
    private static int FindOpen(ReadOnlySpan<byte> bytes, int at)
    {
        var depth = 0;
        for (var i = at - 1; i >= 0 && depth < Deepest; i--)
        {
            switch (bytes[i])
            {
                case (byte)'"':
                    do
                    {
                        i = bytes[..i].LastIndexOf((byte)'"');
                    }
                    while (i > 0 && bytes[i - 1] == '\\');
                    if (i < 0)
                    {
                        return -1;
                    }

                    break;
                case (byte)'}' or (byte)']':
                    depth++;
                    break;
                case (byte)'{' or (byte)'[':
                    if (depth == 0)
                    {
                        return bytes[i] == '{' ? i : -1;
                    }

                    depth--;
                    break;
            }
        }

        return -1;
    }

    private static void ReadMembers(ReadOnlySpan<byte> bytes, int open, in ManifestEntries entries)
    {
        var depth = 0;
        var section = 0;
        Range name = default;
        for (var i = open; i < bytes.Length && depth < Deepest; i++)
        {
            switch (bytes[i])
            {
                case (byte)'{' or (byte)'[':
                    depth++;
                    break;
                case (byte)'}' or (byte)']':
                    if (--depth == 0)
                    {
                        return;
                    }

                    break;
                case (byte)'"':
                    var end = EndOfText(bytes, i + 1);
                    var behind = Bytes.SkipSpace(bytes, end + 1, bytes.Length);
                    var isName = Bytes.At(bytes, behind) == ':';
                    if (depth == 1 && isName)
                    {
                        section = bytes[(i + 1)..end] is var member && member.SequenceEqual("data"u8) ? 1 : member.SequenceEqual("stringData"u8) ? 2 : 0;
                    }
                    else if (depth == 2 && section > 0 && isName)
                    {
                        name = (i + 1)..end;
                    }
                    else if (depth == 2 && section > 0)
                    {
                        entries.Add(bytes, name, (i + 1)..end, section == 1);
                    }

                    i = end;
                    break;
            }
        }
    }

    /// <summary>Where the text ends that starts at an offset.</summary>
    private static int EndOfText(ReadOnlySpan<byte> bytes, int start)
    {
        for (var i = start; i < bytes.Length; i++)
        {
            var step = bytes[i..].IndexOfAny((byte)'"', (byte)'\\');
            if (step < 0)
            {
                return bytes.Length;
            }

            i += step;
            if (bytes[i] == '"')
            {
                return i;
            }

            i++;
        }

        return bytes.Length;
    }
}
