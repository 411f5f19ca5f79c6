namespace LeakScan.Detection.Assignments.Values;

/// <summary>Reads the default that a template of Helm or Jinja gives a value: <c>{{ default "…" .Values.x }}</c>, <c>{{ x | default('…') }}</c>, <c>{{ x | d('…') }}</c>.</summary>
internal static class TemplateReader
{
    private const int MostTemplate = 200;

    /// <summary>Reads the default; the offset is that of the braces or of a quote before them.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, int at, out AssignedValue value)
    {
        value = default;
        at += Bytes.IsQuote(Bytes.At(bytes, at)) ? 1 : 0;
        if (Bytes.At(bytes, at) != '{' || Bytes.At(bytes, at + 1) != '{')
        {
            return false;
        }

        var template = bytes[at..Math.Min(bytes.Length, at + MostTemplate)];
        var length = template.IndexOf("}}"u8);
        template = length < 0 ? [] : template[..length];
        for (var i = 2; i < template.Length; i++)
        {
            if (!Bytes.IsName(template[i - 1]) && NameLength(template, i) is > 0 and var name && TryReadArgument(bytes, at + i + name, out value))
            {
                return value.End <= at + length;
            }
        }

        return false;
    }

    /// <summary>Skips what opens a template of Ruby, <c>&lt;%=</c>, and a quote before that.</summary>
    public static int SkipOpening(ReadOnlySpan<byte> bytes, int at)
    {
        var template = at + (Bytes.IsQuote(Bytes.At(bytes, at)) ? 1 : 0);
        return Bytes.At(bytes, template) == '<' && Bytes.StartsWith(bytes, template, "<%="u8) ? Bytes.SkipBlanks(bytes, template + 3) : at;
    }

    private static int NameLength(ReadOnlySpan<byte> template, int at) =>
        Bytes.StartsWith(template, at, "default"u8) ? 7 : Bytes.StartsWith(template, at, "d("u8) ? 1 : 0;

    private static bool TryReadArgument(ReadOnlySpan<byte> bytes, int at, out AssignedValue value)
    {
        value = default;
        if (Bytes.At(bytes, at) is not ((byte)'(' or (byte)' '))
        {
            return false;
        }

        at = Bytes.SkipBlanks(bytes, at + 1);
        if (!QuotedReader.TryRead(bytes, at, out var start, out var end, out _))
        {
            return false;
        }

        value = new AssignedValue(start, end, MatchTraits.DefaultValue | MatchTraits.Quoted);
        return true;
    }
}
