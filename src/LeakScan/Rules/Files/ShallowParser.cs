using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace LeakScan.Rules.Files;

/// <summary>
/// Parses YAML and refuses what is nested deeper than any file of ours: the library builds its nodes by recursion, and a stack that overflows ends the process
/// without a word. The file may come from a repository of a stranger.
/// </summary>
internal sealed class ShallowParser(string path, IParser parser) : IParser
{
    private const int MostDepth = 64;

    private int _depth;

    public ParsingEvent? Current => parser.Current;

    public bool MoveNext()
    {
        if (!parser.MoveNext())
        {
            return false;
        }

        _depth += parser.Current?.NestingIncrease ?? 0;
        return _depth <= MostDepth
            ? true
            : throw new RuleFileException(path, (int)(parser.Current?.Start.Line ?? 0), $"lists and mappings are nested more than {MostDepth} deep");
    }
}
