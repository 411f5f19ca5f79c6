using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using LeakScan.Rules.Patterns;

namespace LeakScan.Detection.Patterns;

/// <summary>
/// Which bytes may stand at the first eight places of a pattern's matches. Where a keyword only stands near a token, a match has to be tried at hundreds of
/// places; this finds the few worth it in a nanosecond a place by the shift-and method (Baeza-Yates and Gonnet,
/// "A new approach to text searching", https://doi.org/10.1145/135239.135243). Conditions are taken as met, so no match is missed. Immutable.
/// </summary>
internal sealed class StartFilter
{
    private const int MaxPlaces = 8;

    /// <summary>For each byte a bit for each place at which it may stand.</summary>
    private readonly byte[] _places = new byte[256];
    private readonly int _last;

    public StartFilter(PatternProgram program)
    {
        _last = Math.Min(MaxPlaces, program.MinLength) - 1;
        var states = new StartStates(program.Instructions.Length, MaxPlaces);
        var next = new StartStates(program.Instructions.Length, MaxPlaces);
        Enter(program, 0, 0, states);
        for (var place = 0; place <= _last; place++)
        {
            next.Clear();
            foreach (var (pc, count) in states.All)
            {
                Step(program, pc, count, place, next);
            }

            (states, next) = (next, states);
        }
    }

    /// <summary>The last place that is known of.</summary>
    public int LastPlace => _last;

    /// <summary>Whether a byte may stand at a place of a match, the first being 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MayStand(byte value, int place) => ((_places[value] >> place) & 1) != 0;

    /// <summary>Whether a match may start at a place. Without a branch for each byte: where it ends is as good as random.</summary>
    public bool MayStart(ReadOnlySpan<byte> text, int at)
    {
        if (at < 0 || text.Length - at <= _last)
        {
            return false;
        }

        var head = text.Slice(at, _last + 1);
        if (head.Length == MaxPlaces)
        {
            var bytes = BinaryPrimitives.ReadUInt64LittleEndian(head);
            ref var places = ref MemoryMarshal.GetArrayDataReference(_places);
            return (Fits(ref places, bytes, 0) & Fits(ref places, bytes, 1) & Fits(ref places, bytes, 2) & Fits(ref places, bytes, 3)
                & Fits(ref places, bytes, 4) & Fits(ref places, bytes, 5) & Fits(ref places, bytes, 6) & Fits(ref places, bytes, 7) & 1) != 0;
        }

        var fits = 1;
        for (var place = 0; place < head.Length; place++)
        {
            fits &= _places[head[place]] >> place;
        }

        return fits != 0;
    }

    /// <summary>The first place in [<paramref name="start"/>, <paramref name="last"/>] at which a match may start, or -1.</summary>
    /// <param name="text">The text; from the last place on it has room for the shortest match.</param>
    /// <param name="start">Where to begin.</param>
    /// <param name="last">The last place.</param>
    public int Next(ReadOnlySpan<byte> text, int start, int last)
    {
        // A byte has its place among 256, so that only the text has an end to look out for, and a span looks out for it once.
        ref var places = ref MemoryMarshal.GetArrayDataReference(_places);
        var goal = 1 << _last;
        var state = 0;
        var rest = text[start..Math.Max(start, last + _last + 1)];
        for (var at = 0; at < rest.Length; at++)
        {
            state = ((state << 1) | 1) & Unsafe.Add(ref places, rest[at]);
            if ((state & goal) != 0)
            {
                return start + at - _last;
            }
        }

        return -1;
    }

    // Of eight bytes, the first in the low bits, one: the lowest bit.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Fits(ref byte places, ulong bytes, int place) => Unsafe.Add(ref places, (byte)(bytes >> (8 * place))) >> place;

    /// <summary>Adds the instruction, or those it leads to without reading a byte.</summary>
    private static void Enter(PatternProgram program, int pc, int count, StartStates states)
    {
        if (!states.Add((pc, count)))
        {
            return;
        }

        var step = program.Instructions[pc];
        switch (step.Op)
        {
            case Opcode.Split:
                Enter(program, step.X, 0, states);
                Enter(program, step.Y, 0, states);
                break;
            case Opcode.Jump:
                Enter(program, step.X, 0, states);
                break;
            case Opcode.SecretStart or Opcode.SecretEnd or Opcode.Assert:
            case Opcode.Greedy or Opcode.Lazy when count >= step.Min:
                Enter(program, pc + 1, 0, states);
                break;
        }
    }

    /// <summary>Notes the bytes that an instruction reads at a place, and where it leads.</summary>
    private void Step(PatternProgram program, int pc, int count, int place, StartStates next)
    {
        var step = program.Instructions[pc];
        switch (step.Op)
        {
            case Opcode.Set:
                Allow(program.Sets[step.X], place);
                Enter(program, pc + 1, 0, next);
                break;
            case Opcode.Literal:
                var literal = program.Literals[step.X];
                Allow(ByteSet.Of(literal[count]), place);
                Enter(program, count + 1 < literal.Length ? pc : pc + 1, count + 1 < literal.Length ? count + 1 : 0, next);
                break;
            case Opcode.Greedy or Opcode.Lazy when count < step.Max:
                Allow(program.Sets[step.X], place);
                Enter(program, pc, count + 1, next);
                break;
        }
    }

    private void Allow(ByteSet bytes, int place)
    {
        Span<ulong> words = stackalloc ulong[4];
        bytes.CopyTo(words);
        for (var i = 0; i < words.Length; i++)
        {
            for (var word = words[i]; word != 0; word &= word - 1)
            {
                _places[(i << 6) + BitOperations.TrailingZeroCount(word)] |= (byte)(1 << place);
            }
        }
    }
}
