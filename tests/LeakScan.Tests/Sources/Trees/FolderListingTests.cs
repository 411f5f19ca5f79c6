using System.Text;
using LeakScan.Sources.Trees;

namespace LeakScan.Tests.Sources.Trees;

public sealed class FolderListingTests
{
    [Fact]
    public void Grows_with_its_folder()
    {
        var names = Enumerable.Range(0, 3000).Select(n => $"file-{n}.txt").ToList();
        var listing = new FolderListing();
        foreach (var name in names)
        {
            listing.Add(Encoding.UTF8.GetBytes(name), EntryKind.File);
        }

        listing.Count.Should().Be(names.Count);
        Enumerable.Range(0, names.Count).Select(n => Encoding.UTF8.GetString(listing.NameOf(n))).Should().Equal(names);
    }

    [Fact]
    public void Gives_each_file_once()
    {
        var listing = new FolderListing();
        listing.Add("a"u8, EntryKind.File);
        listing.Add("b"u8, EntryKind.File);

        listing.TryClaim(out var first).Should().BeTrue();
        listing.TryClaim(out var second).Should().BeTrue();
        listing.TryClaim(out _).Should().BeFalse();
        (first, second).Should().Be((0, 1));
        listing.IsExhausted.Should().BeTrue();
    }
}
