using System.Text;
using LeakScan.Rules.Patterns;

namespace LeakScan.Rules.Packs;

/// <summary>
/// Writes a compiled pack: everything a scan needs, so that nothing is parsed or derived when LeakScan starts. The format is private to one build:
/// the pack is embedded in the assembly whose reader reads it. Examples are left out; they stand in the rule files.
/// </summary>
internal static class RulePackWriter
{
    public static void Write(RulePack pack, Stream output)
    {
        using var writer = new BinaryWriter(output, Encoding.UTF8, leaveOpen: true);
        writer.Write(pack.Hash);
        writer.Write(pack.Rules.Count);
        for (var i = 0; i < pack.Rules.Count; i++)
        {
            Write(writer, pack.Rules[i]);
            Write(writer, pack.Programs[i]);
        }

        writer.Write(pack.Index.Keywords.Length);
        for (var i = 0; i < pack.Index.Keywords.Length; i++)
        {
            writer.Write(pack.Index.Keywords[i]);
            writer.Write7BitEncodedInt(pack.Index.Anchors[i].Length);
            foreach (var anchor in pack.Index.Anchors[i])
            {
                writer.Write7BitEncodedInt(anchor.Rule);
                writer.Write(anchor.First);
                writer.Write(anchor.Last);
            }
        }
    }

    private static void Write(BinaryWriter writer, Rule rule)
    {
        var texts = WriteTexts(rule);
        writer.Write(rule.Id);
        writer.Write7BitEncodedInt(texts.Length);
        writer.Write(texts);
        writer.Write((byte)rule.Severity);
        writer.Write((byte)rule.Confidence);
        writer.Write((byte)rule.Detector);
        writer.Write7BitEncodedInt(rule.Distance);
        writer.Write(rule.Entropy);
        writer.Write(rule.Randomness);
        WriteOptional(writer, rule.Checksum);
        writer.Write((byte)rule.OnFail);
        writer.Write7BitEncodedInt(rule.Requires.Count);
        foreach (var requirement in rule.Requires)
        {
            writer.Write(requirement.RuleId);
            writer.Write7BitEncodedInt(requirement.WithinLines);
            writer.Write(requirement.Optional);
        }

        Write(writer, rule.Paths);
        Write(writer, rule.Allow.Values);
        Write(writer, rule.Allow.Patterns);
        Write(writer, rule.Allow.Paths);
        writer.Write(rule.Decode);
    }

    /// <summary>What is read only when it is asked for.</summary>
    private static byte[] WriteTexts(Rule rule)
    {
        using var texts = new MemoryStream();
        using var writer = new BinaryWriter(texts);
        writer.Write(rule.Name);
        writer.Write(rule.Provider);
        writer.Write(rule.Description);
        Write(writer, rule.Keywords);
        WriteOptional(writer, rule.Pattern);
        writer.Write(rule.Rotate.Text);
        WriteOptional(writer, rule.Rotate.Url);
        Write(writer, rule.References);
        Write(writer, rule.Tags);
        return texts.ToArray();
    }

    private static void Write(BinaryWriter writer, PatternProgram? program)
    {
        var code = program is null ? [] : PatternCode.Write(program);
        writer.Write7BitEncodedInt(code.Length);
        if (program is null)
        {
            return;
        }

        writer.Write(code);
        writer.Write7BitEncodedInt(program.MinLength);
        writer.Write7BitEncodedInt(program.MaxLength);
        writer.Write7BitEncodedInt(program.Run.Instruction);
        writer.Write7BitEncodedInt(program.Run.First);
        writer.Write7BitEncodedInt(program.Run.Last);
    }

    private static void Write(BinaryWriter writer, IReadOnlyList<string> texts)
    {
        writer.Write7BitEncodedInt(texts.Count);
        foreach (var text in texts)
        {
            writer.Write(text);
        }
    }

    private static void WriteOptional(BinaryWriter writer, string? text) => writer.Write(text ?? "");
}
