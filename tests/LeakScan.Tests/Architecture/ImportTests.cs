using System.Text.RegularExpressions;
using LeakScan.Tests.Support;

namespace LeakScan.Tests.Architecture;

/// <summary>The folders of the engine tell the path of a byte, and each imports only those before it.</summary>
public sealed class ImportTests
{
    private static readonly string[] Order =
        ["Rules", "Sources", "Decoding", "Prefiltering", "Detection", "Filtering", "Pieces", "Findings", "Caching", "Baselines", "Configuration", "Reporting", "Explaining"];

    public static TheoryData<string> Folders => [.. Order];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Imports_only_from_upstream(string folder)
    {
        var allowed = Order[..(Array.IndexOf(Order, folder) + 1)].Except(folder switch
        {
            "Sources" or "Prefiltering" => ["Rules"],
            "Detection" => ["Sources"],
            "Reporting" => ["Detection", "Filtering", "Pieces", "Caching", "Baselines", "Configuration"],
            _ => [],
        });
        var root = Path.Combine(RepositoryRoot.Path, "src", "LeakScan", folder);
        foreach (var file in Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories))
        {
            foreach (Match import in Regex.Matches(File.ReadAllText(file), @"^using LeakScan\.(\w+)", RegexOptions.Multiline))
            {
                allowed.Append("Git").Should().Contain(import.Groups[1].Value, "{0} may not import it", Path.GetRelativePath(RepositoryRoot.Path, file));
            }
        }
    }

    [Fact]
    public void Every_folder_has_its_place()
    {
        var folders = Directory.EnumerateDirectories(Path.Combine(RepositoryRoot.Path, "src", "LeakScan")).Select(f => Path.GetFileName(f)!).Except(["bin", "obj"]);

        folders.Should().BeEquivalentTo(Order);
    }
}
