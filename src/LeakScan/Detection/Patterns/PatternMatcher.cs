using LeakScan.Rules.Patterns;

namespace LeakScan.Detection.Patterns;

/// <summary>
/// Runs a pattern program over bytes, anchored at a start: a backtracking matcher (leftmost-first, as Perl and .NET define it) that, once a match attempt
/// has gone back more than some dozens of times, remembers which (instruction, position) pairs have failed and tries none twice. So common attempts
/// cost some tens of nanoseconds and no attempt costs more than instructions × length: no pattern, a user's included, can blow up.
/// A method on its own bytes because the alternative, widening a window to chars for Regex, cost 100 to 250 ns an attempt and 15 to 60 µs for each
/// expression built. The technique is that of RE2's bit-state matcher: https://swtch.com/~rsc/regexp/regexp3.html.
/// Belongs to one thread.
/// </summary>
internal sealed class PatternMatcher
{
    /// <summary>Most bytes an attempt looks at where the pattern itself has no limit.</summary>
    public const int MaxSpan = 65_536;

    // What the memory costs to clear is paid by as many attempts in vain.
    private const int LeastBacktracks = 32;
    private const int PairsPerBacktrack = 1024;

    private Frame[] _stack = new Frame[64];
    private ulong[] _failed = [];
    private int _depth;

    /// <summary>How many bytes and instructions all attempts so far have looked at: a cost that does not depend on the machine.</summary>
    public long Steps { get; private set; }

    /// <summary>Tries to match at exactly <paramref name="start"/>.</summary>
    /// <returns>Whether it matched; the bounds are offsets in <paramref name="text"/>.</returns>
    public bool Match(PatternProgram program, ReadOnlySpan<byte> text, int start, out int end, out int secretStart, out int secretEnd)
    {
        // Nothing below takes the address of what changes with each instruction, so that it stays in registers.
        var code = program.Instructions;
        var sets = program.SetWords;
        ulong[]? firsts = null;
        var limit = Math.Min(text.Length, (int)Math.Min((long)start + Math.Min(program.MaxLength, MaxSpan), int.MaxValue));
        var patience = LeastBacktracks + (int)((long)code.Length * (limit - start) / PairsPerBacktrack);
        _depth = 0;
        (end, secretStart, secretEnd) = (start, -1, -1);
        var (from, to) = (-1, -1);
        var pc = 0;
        var at = start;
        var steps = 0L;
        while (true)
        {
            steps++;
            ref readonly var step = ref code[pc];
            bool ok;
            switch (step.Op)
            {
                case Opcode.Set:
                    // Words in any case are sets in a row.
                    while ((ok = at < limit && Contains(sets, step.X, text[at])) && code[++pc].Op == Opcode.Set)
                    {
                        at++;
                        steps++;
                        step = ref code[pc];
                    }

                    at++;
                    break;
                case Opcode.Literal:
                    var literal = program.Literals[step.X];
                    ok = limit - at >= literal.Length && text.Slice(at, literal.Length).SequenceEqual(literal);
                    at += literal.Length;
                    pc++;
                    break;
                case Opcode.Greedy:
                    var run = Run(sets, step.X, text, at, Math.Min(limit - at, step.Max));
                    ok = run >= step.Min;
                    if (run > step.Min && step.Y != OnlyCount.Mark)
                    {
                        Push(new Frame(pc, at, run - 1, from, to));
                    }

                    at += run;
                    steps += run;
                    pc++;
                    break;
                case Opcode.Lazy:
                    ok = Run(sets, step.X, text, at, Math.Min(limit - at, step.Min)) == step.Min;
                    if (ok && step.Max > step.Min)
                    {
                        Push(new Frame(pc, at, step.Min + 1, from, to));
                    }

                    at += step.Min;
                    steps += step.Min;
                    pc++;
                    break;
                case Opcode.Split:
                    ok = true;
                    firsts ??= program.FirstWords;
                    if (!MayFollow(firsts, step.X, text, at))
                    {
                        // Of many words the next is mostly refused as well.
                        for (pc = step.Y; code[pc].Op == Opcode.Split && !MayFollow(firsts, code[pc].X, text, at); steps++)
                        {
                            pc = code[pc].Y;
                        }

                        break;
                    }

                    if (MayFollow(firsts, step.Y, text, at))
                    {
                        Push(new Frame(step.Y, at, -1, from, to));
                    }

                    pc = step.X;
                    break;
                case Opcode.Jump:
                    ok = true;
                    pc = step.X;
                    break;
                case Opcode.SecretStart:
                    ok = true;
                    from = at;
                    pc++;
                    break;
                case Opcode.SecretEnd:
                    ok = true;
                    to = at;
                    pc++;
                    break;
                case Opcode.Assert:
                    ok = AssertionTester.Holds((PatternAssertion)step.Min, sets, step.X, text, at);
                    pc++;
                    break;
                default:
                    (end, secretStart, secretEnd) = (at, from, to - (EndsInEscape(text, from, to) ? 1 : 0));
                    Steps += steps;
                    return true;
            }

            if (ok)
            {
                continue;
            }

            if (--patience == 0)
            {
                Forget(code.Length, limit - start);
            }

            if (_depth == 0 || Backtrack(program, text, limit, start, patience <= 0) is not { Pc: >= 0 } next)
            {
                Steps += steps;
                return false;
            }

            (pc, at, from, to) = (next.Pc, next.At, next.SecretStart, next.SecretEnd);
        }
    }

    /// <summary>Whether the last byte of a credential is the backslash of the quote that closes it: <c>\"…\"</c>.</summary>
    private static bool EndsInEscape(ReadOnlySpan<byte> text, int secretStart, int secretEnd) =>
        secretStart > 1 && secretEnd - secretStart > 1 && secretEnd < text.Length && text[secretEnd - 1] == '\\' && text[secretStart - 2] == '\\'
        && text[secretStart - 1] == text[secretEnd] && text[secretEnd] is (byte)'"' or (byte)'\'' or (byte)'`';

    /// <summary>Takes up the latest alternative that has not failed before: the instruction and the place to go on at; an instruction of -1 when there is none.</summary>
    private Frame Backtrack(PatternProgram program, ReadOnlySpan<byte> text, int limit, int start, bool remember)
    {
        while (_depth > 0)
        {
            var frame = _stack[--_depth];
            var (pc, at) = (frame.Pc, frame.At);
            if (frame.Count >= 0)
            {
                // On to the next count behind which the following instruction has a chance.
                ref readonly var step = ref program.Instructions[pc];
                var count = step.Op == Opcode.Greedy
                    ? Shorten(program, text, frame)
                    : Lengthen(program, text, frame, limit);
                Steps += Math.Abs(frame.Count - count) + 1;
                if (count < 0)
                {
                    continue;
                }

                if (count != (step.Op == Opcode.Greedy ? step.Min : step.Max))
                {
                    _stack[_depth++] = frame with { Count = step.Op == Opcode.Greedy ? count - 1 : count + 1 };
                }

                (pc, at) = (pc + 1, at + count);
            }

            if (!remember || Remember(pc, at - start, limit - start))
            {
                return frame with { Pc = pc, At = at };
            }
        }

        return new Frame(-1, 0, 0, 0, 0);
    }

    private static int Shorten(PatternProgram program, ReadOnlySpan<byte> text, in Frame frame)
    {
        var least = program.Instructions[frame.Pc].Min;
        var firsts = program.FirstWords;
        var count = frame.Count;
        while (count >= least && !MayFollow(firsts, frame.Pc + 1, text, frame.At + count))
        {
            count--;
        }

        return count < least ? -1 : count;
    }

    private static int Lengthen(PatternProgram program, ReadOnlySpan<byte> text, in Frame frame, int limit)
    {
        ref readonly var step = ref program.Instructions[frame.Pc];
        var firsts = program.FirstWords;
        for (var count = frame.Count; count <= step.Max; count++)
        {
            // One byte more than last time.
            var next = frame.At + count - 1;
            if (next >= limit || !Contains(program.SetWords, step.X, text[next]))
            {
                return -1;
            }

            if (MayFollow(firsts, frame.Pc + 1, text, next + 1))
            {
                return count;
            }
        }

        return -1;
    }

    /// <summary>Whether a match may go on at an instruction, as far as one byte tells.</summary>
    private static bool MayFollow(ulong[] firsts, int pc, ReadOnlySpan<byte> text, int at) => at >= text.Length || Contains(firsts, pc, text[at]);

    private static int Run(ulong[] sets, int set, ReadOnlySpan<byte> text, int at, int most)
    {
        var count = 0;
        while (count < most && Contains(sets, set, text[at + count]))
        {
            count++;
        }

        return count;
    }

    internal static bool Contains(ulong[] sets, int set, byte value) => ((sets[(set << 2) + (value >> 6)] >> (value & 63)) & 1) != 0;

    private void Push(Frame frame)
    {
        if (_depth == _stack.Length)
        {
            Array.Resize(ref _stack, _stack.Length * 2);
        }

        _stack[_depth++] = frame;
    }

    private void Forget(int instructions, int span)
    {
        var words = (int)((((long)instructions * (span + 1)) + 63) / 64);
        if (_failed.Length < words)
        {
            _failed = new ulong[words];
        }
        else
        {
            Array.Clear(_failed, 0, words);
        }
    }

    /// <summary>Notes that an alternative is tried; false when it was tried before.</summary>
    private bool Remember(int pc, int offset, int span)
    {
        var bit = ((long)pc * (span + 1)) + offset;
        ref var word = ref _failed[bit >> 6];
        var mask = 1UL << (int)(bit & 63);
        var isNew = (word & mask) == 0;
        word |= mask;
        return isNew;
    }

    /// <summary>An alternative: for a split (Count -1) the other branch; for a repeat the count to try next.</summary>
    private readonly record struct Frame(int Pc, int At, int Count, int SecretStart, int SecretEnd);
}
