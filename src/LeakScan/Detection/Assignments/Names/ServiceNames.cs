namespace LeakScan.Detection.Assignments.Names;

/// <summary>
/// Names of services that issue keys, from <c>rules/services.txt</c>: a key of such a service has a purpose. One list of names does for several hundred
/// small services what a rule and a keyword for each would, and is asked only where some key is assigned or told.
/// </summary>
internal static class ServiceNames
{
    private const int MostWords = 4;
    private const int Least = 5;
    private const int Most = 24;

    private static readonly Lazy<WordSet> Names = new(Read);

    /// <summary>Whether the text, in lower case, is the name of a service, with or without an <c>api</c> behind it.</summary>
    public static bool Contains(ReadOnlySpan<char> text) => Find(text) || (text.EndsWith("api") && Find(text[..^3]));

    /// <summary>Whether the words before one of a name, together or the last of them, are the name of a service: <c>people_data_labs_api</c>.</summary>
    public static bool EndsWords(ReadOnlySpan<char> name, ReadOnlySpan<Range> words)
    {
        Span<char> joined = stackalloc char[Most];
        var end = joined.Length;
        for (var i = words.Length - 1; i >= 0 && i >= words.Length - MostWords; i--)
        {
            var word = name[words[i]];
            if (end == joined.Length && word is "api" or "app" or "service" or "account")
            {
                continue;
            }

            if (word.Length > end)
            {
                return false;
            }

            end -= word.Length;
            word.CopyTo(joined[end..]);
            if (Find(joined[end..]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Find(ReadOnlySpan<char> text) =>
        text.Length is >= Least and <= Most && Names.Value.Contains(text);

    private static WordSet Read()
    {
        var names = new List<string>();
        using var stream = typeof(ServiceNames).Assembly.GetManifestResourceStream("BuiltIn.services")
            ?? throw new InvalidOperationException("The list of services is missing from the assembly.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
            {
                names.AddRange(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            }
        }

        return new WordSet([.. names]);
    }
}
