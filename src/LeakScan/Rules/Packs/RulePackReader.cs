using System.Text;
using LeakScan.Rules.Patterns;

namespace LeakScan.Rules.Packs;

/// <summary>Reads what <see cref="RulePackWriter"/> wrote.</summary>
internal static class RulePackReader
{
    public static RulePack Read(Stream input)
    {
        using var reader = new BinaryReader(input, Encoding.UTF8, leaveOpen: true);
        var hash = reader.ReadString();
        var rules = new Rule[reader.ReadInt32()];
        var programs = new PatternProgram?[rules.Length];
        for (var i = 0; i < rules.Length; i++)
        {
            rules[i] = ReadRule(reader);
            programs[i] = ReadProgram(reader);
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

    private static Rule ReadRule(BinaryReader reader) => new()
    {
        Id = reader.ReadString(),
        Name = reader.ReadString(),
        Provider = reader.ReadString(),
        Description = reader.ReadString(),
        Severity = (Severity)reader.ReadByte(),
        Confidence = (Confidence)reader.ReadByte(),
        Detector = (DetectorKind)reader.ReadByte(),
        Keywords = ReadTexts(reader),
        Pattern = ReadOptional(reader),
        Distance = reader.Read7BitEncodedInt(),
        Entropy = reader.ReadDouble(),
        Randomness = reader.ReadDouble(),
        Checksum = ReadOptional(reader),
        OnFail = (FailedChecksum)reader.ReadByte(),
        Requires = ReadRequirements(reader),
        Paths = ReadTexts(reader),
        Allow = ReadAllowance(reader),
        Decode = reader.ReadBoolean(),
        Rotate = new Rotation(reader.ReadString(), ReadOptional(reader)),
        References = ReadTexts(reader),
        Tags = ReadTexts(reader),
    };

    private static Requirement[] ReadRequirements(BinaryReader reader)
    {
        var requirements = new Requirement[reader.Read7BitEncodedInt()];
        for (var i = 0; i < requirements.Length; i++)
        {
            requirements[i] = new Requirement(reader.ReadString(), reader.Read7BitEncodedInt(), reader.ReadBoolean());
        }

        return requirements;
    }

    private static Allowance ReadAllowance(BinaryReader reader)
    {
        var (values, patterns, paths) = (ReadTexts(reader), ReadTexts(reader), ReadTexts(reader));
        return values.Length + patterns.Length + paths.Length == 0
            ? Allowance.None
            : new Allowance { Values = values, Patterns = patterns, Paths = paths };
    }

    private static PatternProgram? ReadProgram(BinaryReader reader)
    {
        var count = reader.Read7BitEncodedInt();
        if (count == 0)
        {
            return null;
        }

        var instructions = new Instruction[count];
        for (var i = 0; i < count; i++)
        {
            instructions[i] = new Instruction(
                (Opcode)reader.ReadByte(),
                reader.Read7BitEncodedInt(),
                reader.Read7BitEncodedInt(),
                reader.Read7BitEncodedInt(),
                reader.Read7BitEncodedInt());
        }

        Span<ulong> words = stackalloc ulong[4];
        var sets = new ByteSet[reader.Read7BitEncodedInt()];
        for (var i = 0; i < sets.Length; i++)
        {
            for (var j = 0; j < words.Length; j++)
            {
                words[j] = reader.ReadUInt64();
            }

            sets[i] = ByteSet.From(words);
        }

        var literals = new byte[reader.Read7BitEncodedInt()][];
        for (var i = 0; i < literals.Length; i++)
        {
            literals[i] = reader.ReadBytes(reader.Read7BitEncodedInt());
        }

        return new PatternProgram(instructions, sets, literals, reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt(), ReadRun(reader));
    }

    private static RequiredRun ReadRun(BinaryReader reader) => new(reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt());

    private static string[] ReadTexts(BinaryReader reader)
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

    private static string? ReadOptional(BinaryReader reader) => reader.ReadString() is { Length: > 0 } text ? text : null;
}
