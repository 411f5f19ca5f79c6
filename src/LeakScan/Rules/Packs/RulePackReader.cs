using LeakScan.Rules.Patterns;

namespace LeakScan.Rules.Packs;

/// <summary>Reads what <see cref="RulePackWriter"/> wrote.</summary>
internal static class RulePackReader
{
    /// <summary>Reads a pack; its bytes are kept, for what is only read when it is needed.</summary>
    public static RulePack Read(ReadOnlyMemory<byte> pack)
    {
        var reader = new PackBytes(pack);
        var hash = reader.ReadString();
        var rules = new Rule[reader.ReadInt32()];
        var programs = new PatternProgram?[rules.Length];
        for (var i = 0; i < rules.Length; i++)
        {
            rules[i] = ReadRule(ref reader);
            programs[i] = ReadProgram(ref reader);
        }

        var keywords = new string[reader.ReadInt32()];
        var anchors = new KeywordAnchor[keywords.Length][];
        for (var i = 0; i < keywords.Length; i++)
        {
            keywords[i] = reader.ReadString();
            anchors[i] = new KeywordAnchor[reader.Read7BitEncodedInt()];
            for (var j = 0; j < anchors[i].Length; j++)
            {
                anchors[i][j] = new KeywordAnchor(reader.Read7BitEncodedInt(), keywords[i].Length, reader.ReadInt32(), reader.ReadInt32());
            }
        }

        return new RulePack(rules, programs, new KeywordIndex(keywords, anchors), hash);
    }

    /// <summary>Reads what stands in a rule's <see cref="Rule"/> only when it is asked for.</summary>
    public static RuleTexts ReadTexts(ReadOnlyMemory<byte> texts)
    {
        var reader = new PackBytes(texts);
        return new RuleTexts(
            reader.ReadString(),
            reader.ReadString(),
            reader.ReadString(),
            ReadTexts(ref reader),
            ReadOptional(ref reader),
            new Rotation(reader.ReadString(), ReadOptional(ref reader)),
            ReadTexts(ref reader),
            ReadTexts(ref reader));
    }

    private static Rule ReadRule(ref PackBytes reader) => new(reader.ReadString(), reader.ReadLater(reader.Read7BitEncodedInt()))
    {
        Severity = (Severity)reader.ReadByte(),
        Confidence = (Confidence)reader.ReadByte(),
        Detector = (DetectorKind)reader.ReadByte(),
        Distance = reader.Read7BitEncodedInt(),
        Entropy = reader.ReadDouble(),
        Randomness = reader.ReadDouble(),
        Checksum = ReadOptional(ref reader),
        OnFail = (FailedChecksum)reader.ReadByte(),
        Requires = ReadRequirements(ref reader),
        Paths = ReadTexts(ref reader),
        Allow = ReadAllowance(ref reader),
        Decode = reader.ReadBoolean(),
    };

    private static Requirement[] ReadRequirements(ref PackBytes reader)
    {
        var requirements = new Requirement[reader.Read7BitEncodedInt()];
        for (var i = 0; i < requirements.Length; i++)
        {
            requirements[i] = new Requirement(reader.ReadString(), reader.Read7BitEncodedInt(), reader.ReadBoolean());
        }

        return requirements;
    }

    private static Allowance ReadAllowance(ref PackBytes reader)
    {
        var (values, patterns, paths) = (ReadTexts(ref reader), ReadTexts(ref reader), ReadTexts(ref reader));
        return values.Length + patterns.Length + paths.Length == 0
            ? Allowance.None
            : new Allowance { Values = values, Patterns = patterns, Paths = paths };
    }

    private static PatternProgram? ReadProgram(ref PackBytes reader)
    {
        var length = reader.Read7BitEncodedInt();
        return length == 0 ? null : new PatternProgram(reader.ReadLater(length), reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt(), ReadRun(ref reader));
    }

    private static RequiredRun ReadRun(ref PackBytes reader) => new(reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt());

    private static string[] ReadTexts(ref PackBytes reader)
    {
        var count = reader.Read7BitEncodedInt();
        if (count == 0)
        {
            return [];
        }

        var texts = new string[count];
        for (var i = 0; i < count; i++)
        {
            texts[i] = reader.ReadString();
        }

        return texts;
    }

    private static string? ReadOptional(ref PackBytes reader) => reader.ReadString() is { Length: > 0 } text ? text : null;
}
