using LeakScan.Rules.Patterns;

namespace LeakScan.Rules.Packs;

/// <summary>The instructions of a pattern as they stand in a compiled pack.</summary>
internal static class PatternCode
{
    public static byte[] Write(PatternProgram program)
    {
        using var code = new MemoryStream();
        using var writer = new BinaryWriter(code);
        writer.Write7BitEncodedInt(program.Instructions.Length);
        foreach (var instruction in program.Instructions)
        {
            writer.Write((byte)instruction.Op);
            writer.Write7BitEncodedInt(instruction.X);
            writer.Write7BitEncodedInt(instruction.Y);
            writer.Write7BitEncodedInt(instruction.Min);
            writer.Write7BitEncodedInt(instruction.Max);
        }

        Span<ulong> words = stackalloc ulong[4];
        writer.Write7BitEncodedInt(program.Sets.Length);
        foreach (var set in program.Sets)
        {
            set.CopyTo(words);
            foreach (var word in words)
            {
                writer.Write(word);
            }
        }

        writer.Write7BitEncodedInt(program.Literals.Length);
        foreach (var literal in program.Literals)
        {
            writer.Write7BitEncodedInt(literal.Length);
            writer.Write(literal);
        }

        return code.ToArray();
    }

    public static PatternBody Read(ReadOnlyMemory<byte> code)
    {
        var reader = new PackBytes(code);
        var instructions = new Instruction[reader.Read7BitEncodedInt()];
        for (var i = 0; i < instructions.Length; i++)
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
            literals[i] = reader.ReadBytes(reader.Read7BitEncodedInt()).ToArray();
        }

        return new PatternBody(instructions, sets, literals);
    }
}
