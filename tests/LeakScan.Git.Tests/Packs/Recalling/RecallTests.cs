namespace LeakScan.Git.Tests.Packs.Recalling;

/// <summary>What is remembered changes nothing but what has to be read: problems, counts and places are the same with the memory of any earlier state.</summary>
public sealed class RecallTests
{
    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void Tells_the_same_with_the_memory_of_any_earlier_state(int seed, bool unreachable)
    {
        using var repository = new LivingRepository(seed);
        var memories = new List<(string State, ReadOnlyMemory<byte> Bytes)>();
        var recalled = 0L;
        for (var stage = 0; stage < 14; stage++)
        {
            var state = $"{stage}: {repository.Live(stage)}";

            var fresh = RecalledRun.Of(repository.Root, null, newShare: 1, unreachable);
            foreach (var (earlier, memory) in memories)
            {
                // 0: what is new is never worth being remembered too; otherwise always, and the next memory is made of this one.
                foreach (var share in (int[])[0, 1_000_000])
                {
                    var run = RecalledRun.Of(repository.Root, memory, share, unreachable);
                    run.Report.Should().Be(fresh.Report, "{0} was remembered in {1}", earlier, state);
                    recalled += run.Counts.Recalled;
                    if (run.Memory is { } next)
                    {
                        RecalledRun.Of(repository.Root, next, share, unreachable).Report.Should().Be(fresh.Report, "{0} was remembered in {1}, and that again", earlier, state);
                    }
                }
            }

            memories.Add((state, fresh.Memory!.Value.ToArray()));
        }

        recalled.Should().BePositive();
    }

    [Fact]
    public void Writes_anew_only_when_enough_is_new()
    {
        using var sandbox = new GitSandbox();
        sandbox.CommitFile("a", "one\n");
        var memory = RecalledRun.Of(sandbox.Root, null, newShare: 1, unreachable: false).Memory!.Value.ToArray();
        sandbox.CommitFile("a", "two\n");

        RecalledRun.Of(sandbox.Root, memory, newShare: 1, unreachable: false).Memory.Should().BeNull("three of six objects are new");
        RecalledRun.Of(sandbox.Root, memory, newShare: 3, unreachable: false).Memory.Should().NotBeNull();
    }

    [Fact]
    public void Refuses_or_reads_any_bytes()
    {
        using var repository = new LivingRepository(7);
        repository.Live(0);
        repository.Live(1);
        var memory = RecalledRun.Of(repository.Root, null, newShare: 1, unreachable: false).Memory!.Value.ToArray();
        HistoryMemoryReader.TryRead(memory).Should().NotBeNull();
        for (var length = 0; length < memory.Length; length++)
        {
            HistoryMemoryReader.TryRead(memory.AsMemory(0, length)).Should().BeNull();
        }

#pragma warning disable CA5394 // test data
        var random = new Random(1);
        for (var i = 0; i < 3000; i++)
        {
            var mutated = (byte[])memory.Clone();
            for (var flips = 1 + random.Next(3); flips > 0; flips--)
            {
                mutated[random.Next(mutated.Length)] = (byte)random.Next(256);
            }

            using var git = GitRepository.Open(repository.Root);
            using var reader = new PackHistoryReader(git, HistorySelection.All);
            if (i % 10 == 0 && reader.Recall(mutated))
            {
                // What it says may be wrong; that it was not ours is the checksum's business. It must come to an end.
                reader.Locate([git.Head!.Id], CancellationToken.None);
            }
            else
            {
                HistoryMemoryReader.TryRead(mutated);
            }
        }
#pragma warning restore CA5394
    }
}
