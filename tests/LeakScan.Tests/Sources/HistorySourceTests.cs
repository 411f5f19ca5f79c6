using System.Text;
using LeakScan.Git;
using LeakScan.Sources;

namespace LeakScan.Tests.Sources;

public sealed class HistorySourceTests : IDisposable
{
    private readonly FakeHistoryReader _history = new();

    public void Dispose() => _history.Dispose();

    [Fact]
    public void Pushes_every_text_once_and_counts_it()
    {
        var blob = _history.Add(ObjectKind.Blob, "blob"u8.ToArray());
        var wide = _history.Add(ObjectKind.Blob, [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("wide")]);
        var commit = _history.Add(ObjectKind.Commit, "tree 1\nauthor A\n\nmessage"u8.ToArray());
        var tag = _history.Add(ObjectKind.Tag, "object 1\n\ntag"u8.ToArray());
        _history.Add(ObjectKind.Blob, [0, 1, 2, 3]);

        var recording = Recording.Of(new HistorySource(_history, HistorySelection.All), workers: 2);

        recording.Items.ToDictionary(i => i.Item, i => Encoding.UTF8.GetString(i.Bytes)).Should().BeEquivalentTo(new Dictionary<SourceItem, string>
        {
            [SourceItem.GitObject(blob, ObjectKind.Blob)] = "blob",
            [SourceItem.GitObject(wide, ObjectKind.Blob)] = "wide",
            [SourceItem.GitObject(commit, ObjectKind.Commit)] = "tree 1\nauthor A\n\nmessage",
            [SourceItem.GitObject(tag, ObjectKind.Tag)] = "object 1\n\ntag",
        });
        recording.Coverage.Blobs.Should().Be(3);
        recording.Coverage.Commits.Should().Be(1);
        recording.Coverage.Tags.Should().Be(1);
        recording.Coverage.Bytes.Should().Be(_history.Objects.Sum(o => o.Content.Length));
        recording.Coverage.Count(OmissionReason.Binary).Should().Be(1);
        recording.Coverage.IsComplete.Should().BeTrue();
    }

    [Theory]
    [InlineData(nameof(ObjectProblemKind.Missing), OmissionReason.MissingObject)]
    [InlineData(nameof(ObjectProblemKind.Corrupt), OmissionReason.CorruptObject)]
    [InlineData(nameof(ObjectProblemKind.TooLarge), OmissionReason.TooLarge)]
    [InlineData(nameof(ObjectProblemKind.Unreadable), OmissionReason.Unreadable)]
    public void An_object_that_cannot_be_read_is_a_gap(string problem, OmissionReason reason)
    {
        var id = ObjectId.Parse("0123456789012345678901234567890123456789");
        _history.Problems.Add(new ObjectProblem(id, Enum.Parse<ObjectProblemKind>(problem), "why"));

        var recording = Recording.Of(new HistorySource(_history, HistorySelection.All));

        recording.Coverage.Gaps.Should().Equal(new Omission(reason, id.ToString(), "why"));
    }

    [Fact]
    public void A_wide_text_is_pushed_whole_however_long()
    {
        _history.Add(ObjectKind.Blob, [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(new string((char)0x8A9E, 3_000_000)), 0]);

        var item = Recording.Of(new HistorySource(_history, HistorySelection.All)).Items.Should().ContainSingle().Subject;

        item.Windows.Should().ContainSingle();
        item.Bytes.Should().HaveCount((3 * 3_000_000) + 3);
    }

    [Fact]
    public void A_pointer_of_a_large_file_is_pushed_and_a_gap()
    {
        var pointer = _history.Add(ObjectKind.Blob, "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 1\n"u8.ToArray());

        var recording = Recording.Of(new HistorySource(_history, HistorySelection.All));

        recording.Items.Should().HaveCount(1);
        recording.Coverage.Gaps.Should().ContainSingle().Which.Should().Match<Omission>(o => o.Reason == OmissionReason.LfsPointer && o.Subject == pointer.ToString());
    }

    [Fact]
    public void A_shallow_boundary_is_a_gap()
    {
        _history.ShallowBoundaries.Add(ObjectId.Parse("0123456789012345678901234567890123456789"));

        Recording.Of(new HistorySource(_history, HistorySelection.All)).Coverage.Count(OmissionReason.ShallowBoundary).Should().Be(1);
    }

    [Fact]
    public void A_cancelled_reading_counts_what_was_read()
    {
        _history.Add(ObjectKind.Blob, "blob"u8.ToArray());
        _history.Add(ObjectKind.Commit, "commit"u8.ToArray());
        _history.Add(ObjectKind.Commit, "second"u8.ToArray());
        _history.Add(ObjectKind.Commit, "third"u8.ToArray());
        _history.Add(ObjectKind.Tag, "tag"u8.ToArray());
        using var cancellation = new CancellationTokenSource();
        var coverage = new Coverage();
        var source = new HistorySource(new CancellingReader(_history, cancellation), HistorySelection.All);

        var read = () => source.Read(new SourceContext(1, () => new Reading.CountingSink(reach: 1), coverage, cancellation.Token));

        read.Should().Throw<OperationCanceledException>();
        (coverage.Blobs, coverage.Commits, coverage.Tags, coverage.Bytes).Should().Be((1, 3, 1, 24));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_no_reference_reaches_belongs_only_when_asked_for(bool isAskedFor)
    {
        var head = _history.Add(ObjectKind.Blob, "head"u8.ToArray());
        var reflog = _history.Add(ObjectKind.Blob, "reflog"u8.ToArray());
        var dangling = _history.Add(ObjectKind.Blob, "dangling"u8.ToArray());
        _history.Locations.AddRange([LocationOf(head, Reachability.Head), LocationOf(reflog, Reachability.Reflog), LocationOf(dangling, Reachability.Unreachable)]);
        var source = new HistorySource(_history, new HistorySelection { Unreachable = isAskedFor });
        var recording = Recording.Of(source);

        var located = source.Locate([.. recording.Items.Select(i => i.Item)], CancellationToken.None);

        located.Select(l => l.Item.Object).Should().BeEquivalentTo(isAskedFor ? new[] { head, reflog, dangling } : new[] { head });
        recording.Coverage.Count(OmissionReason.Unreachable).Should().Be(isAskedFor ? 0 : 2);
        located[0].Provenance.DisplayPath.Should().Be("a/path");
    }

    private static ObjectLocation LocationOf(ObjectId id, Reachability reachability) =>
        new(id, ObjectKind.Blob, Commit: null, "a/path", PathAtHead: null, reachability, [], ReferenceName: null);

    /// <summary>Is cancelled behind the last object.</summary>
    private sealed class CancellingReader(FakeHistoryReader inner, CancellationTokenSource cancellation) : IHistoryReader
    {
        public HistoryCounts Read(int workers, Func<IObjectVisitor> createVisitor, CancellationToken token)
        {
            inner.Read(workers, createVisitor, token);
            cancellation.Cancel();
            throw new OperationCanceledException(token);
        }

        public IReadOnlyList<ObjectLocation> Locate(IReadOnlyCollection<ObjectId> objects, CancellationToken token) => [];

        public void ReadAgain(IReadOnlyCollection<ObjectId> objects, IObjectVisitor visitor) => inner.ReadAgain(objects, visitor);

        public void Dispose() => inner.Dispose();
    }
}
