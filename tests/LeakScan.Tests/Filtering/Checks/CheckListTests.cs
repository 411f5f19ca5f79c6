using System.Text;
using LeakScan.Filtering.Checks;
using LeakScan.Tests.Support;

namespace LeakScan.Tests.Filtering.Checks;

/// <summary>What judges a match, and in which order, is printed for people from the lists that do it. LEAKSCAN_UPDATE_GOLDEN=1 rewrites the page.</summary>
public class CheckListTests
{
    private static readonly string File = Path.Combine(RepositoryRoot.Path, "rules", "checks.md");

    [Fact]
    public void Are_printed_in_their_order()
    {
        var page = Page();
        if (Environment.GetEnvironmentVariable("LEAKSCAN_UPDATE_GOLDEN") == "1")
        {
            System.IO.File.WriteAllText(File, page);
        }

        System.IO.File.ReadAllText(File).Should().Be(page);
    }

    [Fact]
    public void Have_names_of_their_own_within_a_list() =>
        CheckList.All.Should().OnlyContain(list => list.Checks.Select(check => check.Name).Distinct().Count() == list.Checks.Count);

    private static string Page()
    {
        var page = new StringBuilder("""
            # How a match is judged

            What a detector has found is asked these questions, in this order. The first that refuses ends it; `leakscan explain FILE:LINE` prints the name of that check.
            After the checks of its rule the companions that the rule requires are looked for near the match. Where a verifier fails, the rule says what follows.

            """);
        foreach (var list in CheckList.All)
        {
            page.Append($"\n## {list.AskedOf}\n\n| | check | what it sees | then the match |\n|--:|---|---|---|\n");
            foreach (var (number, check) in list.Checks.Index())
            {
                page.Append($"| {number + 1} | `{check.Name}` | {check.Reason} | {Describe(check.Outcome)} |\n");
            }
        }

        return page.ToString();
    }

    private static string Describe(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Refuses => "does not count",
        CheckOutcome.Lowers => "has low confidence",
        CheckOutcome.LowersProved => "has low confidence, even if verified",
        CheckOutcome.Keeps => "stays as sure as it is",
        _ => "has high confidence",
    };
}
