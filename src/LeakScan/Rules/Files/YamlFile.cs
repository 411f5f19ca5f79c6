using System.Text;
using LeakScan.Git;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace LeakScan.Rules.Files;

/// <summary>Reads YAML texts; what is wrong with one is said with its line.</summary>
internal static class YamlFile
{
    private const string TabAdvice = "a tab where a line is indented; use blanks";

    // What the library says in words of its grammar where a person wants to know what to do.
    private static readonly (string Part, string Text)[] Advice =
    [
        ("tab character", TabAdvice),
        ("found invalid mapping", "a second ': ' in a line; put a text that holds one into quotes"),
        ("Duplicate key ", "a field that stands twice; keep one"),
    ];

    /// <summary>Reads UTF-8, or UTF-16 and UTF-32 with a mark; bytes that are none are an error and no question marks.</summary>
    public static StreamReader Open(string path) => new(RegularFile.OpenRead(path), new UTF8Encoding(false, throwOnInvalidBytes: true));

    /// <summary>The root of a text's only document; null when the text holds none.</summary>
    /// <param name="path">The path as messages show it.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="RuleFileException">The text is not YAML, or more than one document.</exception>
    public static YamlNode? Read(string path, TextReader text)
    {
        var content = ReadAll(path, text);
        var stream = new YamlStream();
        var parser = new ShallowParser(path, new Parser(new StringReader(content)));
        try
        {
            stream.Load(parser);
        }
        catch (YamlException problem)
        {
            var sentence = FirstSentence(problem);
            var line = (int)problem.Start.Line;
            throw new RuleFileException(path, sentence == TabAdvice ? LineOfTab(content, line) : line, $"not valid YAML: {sentence}");
        }
        catch (InvalidOperationException)
        {
            // The library's answer to some kinds of broken flow mappings.
            throw new RuleFileException(path, (int)(parser.Current?.End.Line ?? 0), "not valid YAML: a bracket or brace is not closed");
        }

        if (stream.Documents.Count > 1)
        {
            throw new RuleFileException(path, (int)stream.Documents[1].RootNode.Start.Line, "a second document; put everything into one, without '---' between");
        }

        return stream.Documents.Count == 0 ? null : stream.Documents[0].RootNode;
    }

    private static string ReadAll(string path, TextReader text)
    {
        try
        {
            var content = text.ReadToEnd();

            // The library takes a NUL for the end, and what is behind it would be lost without a word.
            var nul = content.IndexOf('\0', StringComparison.Ordinal);
            return nul < 0 ? content : throw new RuleFileException(path, content.AsSpan(0, nul).Count('\n') + 1, "not a text: it holds a NUL character");
        }
        catch (DecoderFallbackException)
        {
            throw new RuleFileException(path, 0, "not a text in UTF-8; save it in that encoding");
        }
    }

    /// <summary>The line that a tab indents, from the one on that the library was in: it names the last line that it understood.</summary>
    private static int LineOfTab(string content, int from)
    {
        var line = 0;
        foreach (var text in content.AsSpan().EnumerateLines())
        {
            line++;
            if (line >= from && text[..^text.TrimStart().Length].Contains('\t'))
            {
                return line;
            }
        }

        return from;
    }

    private static string FirstSentence(YamlException problem)
    {
        // "(Line: 3, Col: 1, Idx: 20) - (Line: …): While parsing …, did not find …": the places are said by the prefix already.
        var message = (problem.InnerException ?? problem).Message;
        var colon = message.IndexOf("): ", StringComparison.Ordinal);
        message = colon < 0 ? message : message[(colon + 3)..];
        return Array.Find(Advice, a => message.Contains(a.Part, StringComparison.Ordinal)) is { Part: not null } known ? known.Text : message;
    }
}
