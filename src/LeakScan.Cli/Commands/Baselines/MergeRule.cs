using System.Buffers;
using System.Text;
using LeakScan.Cli.Output;
using LeakScan.Git;

namespace LeakScan.Cli.Commands.Baselines;

/// <summary>
/// Lets git merge a baseline without conflicts: two branches that each accept a finding leave both lines, which is what the union driver does
/// (https://git-scm.com/docs/gitattributes#_built_in_merge_drivers). Entries that both changed end up twice, and the reader knows what that means.
/// </summary>
internal static class MergeRule
{
    private const string AttributesName = ".gitattributes";

    // What means something else than itself in a pattern; a baseline of such a name is merged by git's usual rules.
    private static readonly SearchValues<char> Special = SearchValues.Create(" \t\"*?[\\#!");

    /// <summary>Adds the rule to the .gitattributes file beside a baseline, unless there is a rule for it. Returns the file when it was changed.</summary>
    /// <exception cref="UsageException">The file cannot be read or written.</exception>
    public static string? Add(string baseline)
    {
        var name = Path.GetFileName(baseline);
        if (name.AsSpan().ContainsAny(Special))
        {
            return null;
        }

        var attributes = Path.Combine(Path.GetDirectoryName(baseline) ?? "", AttributesName);
        try
        {
            var text = File.Exists(attributes) ? RegularFile.ReadAllText(attributes) : "";
            if (text.Split('\n').Any(line => IsRule(line, name)))
            {
                return null;
            }

            var separator = text.Length > 0 && !text.EndsWith('\n') ? "\n" : "";
            AtomicFile.Write(attributes, output => output.Write(Encoding.UTF8.GetBytes($"{text}{separator}/{name} merge=union\n")), "the merge rule");
            return attributes;
        }
        catch (Exception e) when (Reasons.AreKnownFor(e))
        {
            throw new UsageException($"cannot read '{attributes}': {Reasons.Of(e)}", e);
        }
    }

    private static bool IsRule(string line, string name)
    {
        var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 1 && words[0].TrimStart('/') == name && words.Skip(1).Any(w => w.StartsWith("merge", StringComparison.Ordinal));
    }
}
