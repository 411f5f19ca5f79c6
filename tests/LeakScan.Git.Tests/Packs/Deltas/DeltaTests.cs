using FsCheck;
using FsCheck.Fluent;

namespace LeakScan.Git.Tests.Packs.Deltas;

public class DeltaTests
{
    [Fact]
    public void Makes_what_the_delta_was_made_for() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300),
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), ArbMap.Default.ArbFor<byte[]>(), (a, b) =>
        {
            // Long copies take another path than short ones.
            byte[] from = [.. a, .. Enumerable.Repeat((byte)7, a.Length * b.Length), .. b];
            byte[] to = [.. b, .. Enumerable.Repeat((byte)7, a.Length * b.Length), .. a, .. b];
            return Apply(from, PackBuilder.MakeDelta(from, to), to.Length).AsSpan().SequenceEqual(to);
        }));

    [Fact]
    public void Does_what_the_instructions_say_in_any_order()
    {
        var random = new Random(3);
        for (var round = 0; round < 2000; round++)
        {
            var from = new byte[random.Next(1, 200_000 >> random.Next(12))];
            random.NextBytes(from);
            var (expected, instructions) = MakeInstructions(random, from);
            byte[] delta = [.. PackBuilder.Size(from.Length), .. PackBuilder.Size(expected.Length), .. instructions];
            Apply(from, delta, expected.Length).AsSpan().SequenceEqual(expected).Should().BeTrue();
            // A result of any other length is refused.
            Apply(from, [.. PackBuilder.Size(from.Length), .. PackBuilder.Size(expected.Length + 1), .. instructions], expected.Length + 1).Should().BeNull();
        }
    }

    [Fact]
    public void Never_reads_or_writes_outside_whatever_the_bytes_are()
    {
        var random = new Random(5);
        for (var round = 0; round < 20_000; round++)
        {
            var from = new byte[random.Next(0, 300)];
            var (result, instructions) = MakeInstructions(random, from);
            byte[] delta = [.. PackBuilder.Size(from.Length), .. PackBuilder.Size(result.Length), .. instructions];
            for (var changes = random.Next(1, 5); changes > 0; changes--)
            {
                delta[random.Next(delta.Length)] = (byte)random.Next(256);
            }

            Apply(from, delta, result.Length)?.Length.Should().Be(result.Length);
        }
    }

    [Fact]
    public void Tells_what_comes_from_the_base()
    {
        var random = new Random(7);
        var told = 0;
        for (var round = 0; round < 500; round++)
        {
            var from = new byte[random.Next(1, 20_000)];
            random.NextBytes(from);
            var (result, instructions) = MakeInstructions(random, from);
            var runs = new List<CopiedRun>();
            Apply(from, [.. PackBuilder.Size(from.Length), .. PackBuilder.Size(result.Length), .. instructions], result.Length, runs).Should().NotBeNull();

            var end = 0;
            foreach (var run in runs)
            {
                run.Target.Should().BeGreaterThanOrEqualTo(end);
                run.Length.Should().BeGreaterThanOrEqualTo(CopiedRun.Shortest);
                from.AsSpan(run.Source..run.SourceEnd).SequenceEqual(result.AsSpan(run.Target..run.TargetEnd)).Should().BeTrue();
                end = run.TargetEnd;
            }

            told += runs.Count;
        }

        told.Should().BeGreaterThan(1000);
    }

    [Fact]
    public void Joins_copies_that_continue_each_other_and_tells_no_others_as_one()
    {
        var from = new byte[4000];
        new Random(8).NextBytes(from);

        // 300 and 300 bytes in a row; a byte; 500 bytes, too few; the 600 bytes from 1,000 on.
        byte[] copies = [0xB1, 100, 0x2C, 1, 0xB3, 0x90, 1, 0x2C, 1, 1, 9, 0xB1, 7, 0xF4, 1, 0xB3, 0xE8, 3, 0x58, 2];
        var runs = new List<CopiedRun>();
        Apply(from, [.. PackBuilder.Size(4000), .. PackBuilder.Size(1701), .. copies], 1701, runs).Should().NotBeNull();

        runs.Should().Equal(new CopiedRun(100, 0, 600), new CopiedRun(1000, 1101, 600));
    }

    private static (byte[] Result, byte[] Instructions) MakeInstructions(Random random, byte[] from)
    {
        var result = new List<byte>();
        var instructions = new List<byte>();
        for (var i = random.Next(1, 20); i > 0; i--)
        {
            if (from.Length == 0 || random.Next(2) == 0)
            {
                var inserted = new byte[random.Next(1, 128)];
                random.NextBytes(inserted);
                instructions.Add((byte)inserted.Length);
                instructions.AddRange(inserted);
                result.AddRange(inserted);
                continue;
            }

            var offset = random.Next(from.Length);
            var length = random.Next(1, Math.Min(from.Length - offset, 70_000) + 1);
            var at = instructions.Count;
            instructions.Add(0x80);
            for (var b = 0; b < 7; b++)
            {
                var value = (byte)(b < 4 ? offset >> (8 * b) : (length == 0x10000 ? 0 : length) >> (8 * (b - 4)));
                if (value != 0)
                {
                    instructions[at] |= (byte)(1 << b);
                    instructions.Add(value);
                }
            }

            result.AddRange(from.AsSpan(offset, length));
        }

        return ([.. result], [.. instructions]);
    }

    private static byte[]? Apply(byte[] from, byte[] delta, int size, List<CopiedRun>? runs = null)
    {
        using var pool = new BufferPool(new object());
        var (source, instructions, target) = (Fill(pool, from), Fill(pool, delta), pool.Rent(size));
        target.Whole[size..].Fill(0xA5);
        var succeeded = Delta.TryApply(source, instructions, target, runs);
        // The slack may be overwritten, but only near the content.
        target.Whole[(size + 64)..].IndexOfAnyExcept((byte)0xA5).Should().Be(-1);
        return succeeded ? target.Content.ToArray() : null;
    }

    private static NativeBuffer Fill(BufferPool pool, byte[] content)
    {
        var buffer = pool.Rent(content.Length);
        content.CopyTo(buffer.Whole);
        return buffer;
    }
}
