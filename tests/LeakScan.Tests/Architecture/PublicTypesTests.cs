using LeakScan.Git;
using LeakScan.Tests.Support;

namespace LeakScan.Tests.Architecture;

/// <summary>What other programs may build on is a reviewed list: a type becomes public on purpose. LEAKSCAN_UPDATE_GOLDEN=1 rewrites it.</summary>
public sealed class PublicTypesTests
{
    private static readonly string File = Path.Combine(RepositoryRoot.Path, "tests", "LeakScan.Tests", "Golden", "public-types.txt");

    [Fact]
    public void Are_those_of_the_reviewed_list()
    {
        string[] types =
        [
            .. new[] { typeof(GitRepository), typeof(Scanner) }.SelectMany(t => t.Assembly.GetExportedTypes())
                .Where(t => !t.IsNested).Select(t => t.FullName!).Order(StringComparer.Ordinal),
        ];
        if (Environment.GetEnvironmentVariable("LEAKSCAN_UPDATE_GOLDEN") == "1")
        {
            System.IO.File.WriteAllLines(File, types);
        }

        types.Should().Equal(System.IO.File.ReadAllLines(File));
    }
}
