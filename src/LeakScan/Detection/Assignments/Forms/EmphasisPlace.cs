namespace LeakScan.Detection.Assignments.Forms;

/// <summary>
/// Where notes set a name or its value apart, in Markdown, reStructuredText or HTML: <c>**Password:** …</c>, <c>password: **…**</c>, <c>&lt;b&gt;Password&lt;/b&gt;: &lt;code&gt;…</c>.
/// No program has such marks between a name and its value, so they tell a note by themselves.
/// </summary>
internal static class EmphasisPlace
{
    private const int MostMarks = 4;
    private const int MostTag = 8;

    /// <summary>Whether marks may stand behind a name: a look at two bytes, or three where a blank follows the colon.</summary>
    public static bool MayStand(ReadOnlySpan<byte> bytes, int nameEnd)
    {
        var first = Bytes.At(bytes, nameEnd);
        if (first is not ((byte)':' or (byte)' '))
        {
            return IsMark(first);
        }

        var at = nameEnd + 1;
        at += first == ' ' && Bytes.At(bytes, at) is (byte)':' or (byte)'=' or (byte)'-' ? 1 : 0;
        at += Bytes.At(bytes, at) == ' ' ? 1 : 0;
        return IsMark(Bytes.At(bytes, at)) || Bytes.StartsWith(bytes, at, "is *"u8);
    }

    /// <summary>The offset of the value behind marks, with the marks that open it; that of the name's end where nothing is set apart.</summary>
    public static int Skip(ReadOnlySpan<byte> bytes, int nameEnd)
    {
        var closed = SkipClosing(bytes, nameEnd);
        var sign = Bytes.SkipBlanks(bytes, closed);
        var behind = closed > nameEnd && Bytes.StartsWith(bytes, sign, "= "u8) ? sign + 1 : SkipSign(bytes, sign);
        if (behind == sign && (closed == nameEnd || sign == closed))
        {
            return nameEnd;
        }

        // "**Password:** …", but "Password:**…**".
        var closedBehind = behind > sign && closed == nameEnd ? SkipClosing(bytes, behind) : behind;
        closedBehind = Bytes.IsBlank(Bytes.At(bytes, closedBehind)) || Bytes.At(bytes, closedBehind - 1) == '>' ? closedBehind : behind;
        var at = Bytes.SkipBlanks(bytes, closedBehind);
        var isOpened = IsOpening(bytes, at);

        // Without a sign both sides must be set apart: "**Password** `…`".
        var isApart = closed > nameEnd ? behind > sign || isOpened || Bytes.At(bytes, at) == '`' : closedBehind > behind || isOpened;
        return isApart ? SkipTag(bytes, at) : nameEnd;
    }

    /// <summary>Takes off the marks that close a value and refuses what opens with asterisks that do not close, as pointers and aliases do.</summary>
    /// <param name="bytes">What is around the name.</param>
    /// <param name="start">Where the value starts, behind its marks.</param>
    /// <param name="end">Where it ends, marks included.</param>
    /// <returns>Where it ends without marks; <paramref name="start"/> for none.</returns>
    public static int TrimMarks(ReadOnlySpan<byte> bytes, int start, int end)
    {
        var mark = Bytes.At(bytes, start - 1);
        if (mark is not ((byte)'*' or (byte)'_'))
        {
            return end;
        }

        var count = 0;
        while (count < MostMarks && start - count > 0 && bytes[start - count - 1] == mark)
        {
            count++;
        }

        // What closes the sentence stands behind the marks.
        var text = bytes[start..end].TrimEnd(",.;:!"u8);
        return text.Length - text.TrimEnd(mark).Length >= count ? start + text.Length - count : start;
    }

    private static bool IsMark(byte value) => value is (byte)'*' or (byte)'_' or (byte)'<' or (byte)'`';

    /// <summary>Marks that close a name: asterisks, two of the others, with a backtick before them; or a tag.</summary>
    private static int SkipClosing(ReadOnlySpan<byte> bytes, int at)
    {
        if (Bytes.StartsWith(bytes, at, "</"u8))
        {
            return SkipTag(bytes, at);
        }

        var end = at;
        while (end < at + MostMarks && Bytes.At(bytes, end) is (byte)'*' or (byte)'_' or (byte)'`')
        {
            end++;
        }

        return end - at > 1 || (end > at && bytes[at] == '*') ? end : at;
    }

    private static bool IsOpening(ReadOnlySpan<byte> bytes, int at) => Bytes.At(bytes, at) switch
    {
        (byte)'*' => true,
        (byte)'_' => Bytes.At(bytes, at + 1) == '_',
        (byte)'<' => SkipTag(bytes, at) > at,
        _ => false,
    };

    /// <summary>Skips a tag that sets a few words apart, opening or closing.</summary>
    private static int SkipTag(ReadOnlySpan<byte> bytes, int at)
    {
        if (Bytes.At(bytes, at) != '<')
        {
            return at;
        }

        var tag = bytes[(at + 1)..Math.Min(bytes.Length, at + 1 + MostTag)];
        tag = tag.StartsWith("/"u8) ? tag[1..] : tag;
        var end = tag.IndexOf((byte)'>');
        return end > 0 && (tag[..end] is [var one] ? (one | 0x20) is 'b' or 'i' : tag[..end].SequenceEqual("strong"u8) || tag[..end].SequenceEqual("code"u8) || tag[..end].SequenceEqual("em"u8))
            ? at + bytes[at..].IndexOf((byte)'>') + 1
            : at;
    }

    private static int SkipSign(ReadOnlySpan<byte> bytes, int at)
    {
        if (Bytes.At(bytes, at) == ':')
        {
            return Bytes.At(bytes, at + 1) is (byte)':' or (byte)'=' ? at : at + 1;
        }

        // A wide colon, dashes and an arrow.
        foreach (var sign in (ReadOnlySpan<int>)[0xEFBC9A, 0xE28094, 0xE28093, 0xE28692])
        {
            if (Bytes.At(bytes, at) == sign >> 16 && Bytes.At(bytes, at + 1) == (sign >> 8 & 0xFF) && Bytes.At(bytes, at + 2) == (sign & 0xFF))
            {
                return at + 3;
            }
        }

        return Bytes.StartsWith(bytes, at, "- "u8) ? at + 1
            : Bytes.StartsWith(bytes, at, "-> "u8) || Bytes.StartsWith(bytes, at, "is "u8) ? at + 2
            : Bytes.StartsWith(bytes, at, "= *"u8) && Bytes.At(bytes, at + 3) == '*' ? at + 1 : at;
    }
}
