using System.Collections.Concurrent;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using LeakScan.Sources;
using LeakScan.Sources.Encodings;
using LeakScan.Sources.Reading;
using LeakScan.Tests.Equivalence;

namespace LeakScan.Tests.Sources.Reading;

public class ItemReaderTests
{
    private static readonly SourceItem Item = SourceItem.File("file");

    private static readonly Encoding[] Encodings =
    [
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
        new UnicodeEncoding(bigEndian: false, byteOrderMark: true), new UnicodeEncoding(bigEndian: true, byteOrderMark: true),
        new UnicodeEncoding(bigEndian: false, byteOrderMark: false), new UnicodeEncoding(bigEndian: true, byteOrderMark: false),
        new UTF32Encoding(bigEndian: false, byteOrderMark: true), new UTF32Encoding(bigEndian: true, byteOrderMark: false),
    ];

    [Fact]
    public void Windows_joined_are_the_whole_in_every_encoding()
    {
        var cases =
            from parts in Gen.Elements("a", "some words ", "\n", "é", "字", "😀", "\r\n").ArrayOf(30)
            from repeats in Gen.Choose(1, 900)
            from encoding in Gen.Choose(0, Encodings.Length - 1)
            from reach in Gen.Choose(0, 500)
            from chunk in Gen.Elements(7, 1000, 100_000)
            from shares in Gen.Elements(false, true)
            select (text: "k" + string.Concat(Enumerable.Repeat(string.Concat(parts), repeats)), Encodings[encoding], reach, chunk, shares);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var items = new ConcurrentQueue<RecordedItem>();
            var reader = new ItemReader(new RecordingSink(items, c.reach), window: 1, c.shares ? new CalledAtOnce() : null);
            byte[] bytes = [.. c.Item2.GetPreamble(), .. c.Item2.GetBytes(c.text)];

            reader.Begin(new ChunkedReader(bytes, c.chunk)).Should().BeTrue();
            reader.Push(Item, CancellationToken.None);

            var item = items.Should().ContainSingle().Subject;
            var decoded = Encoding.UTF8.GetBytes(c.text);
            item.Bytes.AsSpan().SequenceEqual(decoded).Should().BeTrue($"{c.Item2.EncodingName}, {decoded.Length} bytes");
            item.JudgedTo.Should().Be(decoded.Length);
            reader.BytesRead.Should().Be(bytes.Length);
            foreach (var window in item.Windows)
            {
                var before = Encoding.UTF8.GetString(decoded, 0, (int)window.Offset);
                window.Line.Should().Be(1 + before.Count(character => character == '\n'));
                window.Column.Should().Be(before.Length - before.LastIndexOf('\n'));
                if (window.Offset + window.Length < decoded.Length)
                {
                    (window.Length - window.To).Should().Be(c.reach, "a window has its context behind it");
                }
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    [Fact]
    public void What_fits_is_pushed_whole()
    {
        var items = new ConcurrentQueue<RecordedItem>();
        var reader = new ItemReader(new RecordingSink(items, reach: 10), window: 10_000);

        foreach (var length in (int[])[0, 1, 8191, 8192, 8193, 10_000])
        {
            reader.Begin(new ChunkedReader(new byte[length].Select(_ => (byte)'x').ToArray())).Should().BeTrue();
            reader.Push(Item, CancellationToken.None);
        }

        items.Should().OnlyContain(item => item.Windows.Count == 1 && item.Windows[0].To == item.Bytes.Length);
    }

    [Fact]
    public void A_binary_item_is_not_read_to_its_end()
    {
        var reader = new ItemReader(new CountingSink(reach: 10));
        var binary = new byte[1 << 20];

        reader.Begin(new ChunkedReader(binary)).Should().BeFalse();

        reader.BytesRead.Should().BeLessThan(binary.Length);
    }

    [Fact]
    public void A_line_longer_than_an_int_can_count_passes_in_bounded_memory()
    {
        const long Length = (1L << 31) + 12345;
        var sink = new CountingSink(reach: 1000);
        var reader = new ItemReader(sink);

        reader.Begin(new EndlessLineReader(Length)).Should().BeTrue();
        reader.Push(Item, CancellationToken.None);

        sink.Judged.Should().Be(Length);
        sink.Longest.Should().BeLessThanOrEqualTo(ItemReader.DefaultWindow + 2000);
        sink.LastColumn.Should().Be(TextPosition.Limit);
    }

    [Fact]
    public void Ends_between_two_windows_when_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        var reader = new ItemReader(new CountingSink(reach: 10), window: 1);
        reader.Begin(new EndlessLineReader(100_000));

        var push = () => reader.Push(Item, cancellation.Token);

        push.Should().Throw<OperationCanceledException>();
    }

    [Fact]
    public void A_window_that_is_shared_is_scanned_before_the_next_ones_failure_is_told()
    {
        var (alone, shared) = (new ConcurrentQueue<RecordedItem>(), new ConcurrentQueue<RecordedItem>());
        foreach (var (items, idle) in new[] { (alone, null), (shared, new CalledAtOnce()) })
        {
            var reader = new ItemReader(new RecordingSink(items, reach: 10), window: 10_000, idle);
            reader.Begin(new FailingReader(55_000)).Should().BeTrue();

            var push = () => reader.Push(Item, CancellationToken.None);

            push.Should().Throw<IOException>();
        }

        shared.Should().BeEquivalentTo(alone).And.NotBeEmpty();
    }

    [Theory]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n", true)]
    [InlineData("version https://git-lfs.github.com/spec/v1\n", false)]
    [InlineData("About version https://git-lfs.github.com/spec/v1\noid sha256:4d\n", false)]
    public void Knows_the_pointer_of_a_large_file(string text, bool isPointer)
    {
        var reader = new ItemReader(new CountingSink(reach: 10));

        reader.Begin(new ChunkedReader(Encoding.UTF8.GetBytes(text)));
        reader.Push(Item, CancellationToken.None);

        reader.IsLfsPointer.Should().Be(isPointer);
    }
}
