using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace LeakScan.Rules.Files;

/// <summary>Reads YAML texts; what is wrong with one is said with its line.</summary>
internal static class YamlFile
{
    /// <summary>The root of a text's first document; null when the text holds none.</summary>
    /// <param name="path">The path as messages show it.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="RuleFileException">The text is not YAML.</exception>
    public static YamlNode? Read(string path, TextReader text)
    {
        var stream = new YamlStream();
        var parser = new Parser(text);
        try
        {
            stream.Load(parser);
        }
        catch (YamlException problem)
        {
            throw new RuleFileException(path, (int)problem.Start.Line, $"not valid YAML: {FirstSentence(problem)}");
        }
        catch (InvalidOperationException)
        {
            // The library's answer to some kinds of broken flow mappings.
            throw new RuleFileException(path, (int)(parser.Current?.End.Line ?? 0), "not valid YAML: a bracket or brace is not closed");
        }

        return stream.Documents.Count == 0 ? null : stream.Documents[0].RootNode;
    }

    private static string FirstSentence(YamlException problem)
    {
        // "(Line: 3, Col: 1, Idx: 20) - (Line: …): While parsing …, did not find …": the places are said by the prefix already.
        var message = (problem.InnerException ?? problem).Message;
        var colon = message.IndexOf("): ", StringComparison.Ordinal);
        return colon < 0 ? message : message[(colon + 3)..];
    }
}
