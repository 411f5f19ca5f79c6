using System.Globalization;

namespace LeakScan.Prefiltering.Planning;

/// <summary>
/// Looks for keywords that cost more than they are worth: in one real set of 600, 25 common ones made nine tenths of all candidates. How common a keyword is,
/// is counted in <see cref="SampleText"/>; for words that is within a factor of about three of real source code.
/// </summary>
internal static class KeywordLinter
{
    /// <summary>A keyword that occurs more often than this in a megabyte of text is too common for a rule that can do with another.</summary>
    public const int MaxPerMegabyte = 30;

    private const int SampleMegabytes = 4;

    /// <summary>The problems of keywords, in order of keywords.</summary>
    public static IReadOnlyList<KeywordProblem> Check(IReadOnlyList<string> keywords)
    {
        var problems = new List<KeywordProblem>();
        var usable = new List<int>();
        for (var i = 0; i < keywords.Count; i++)
        {
            if (Error(keywords[i]) is { } message)
            {
                problems.Add(new KeywordProblem(i, IsError: true, message));
            }
            else
            {
                usable.Add(i);
            }
        }

        var counts = Count([.. usable.Select(i => keywords[i])]);
        for (var i = 0; i < counts.Length; i++)
        {
            var frequency = counts[i] / SampleMegabytes;
            if (frequency > MaxPerMegabyte)
            {
                problems.Add(new KeywordProblem(usable[i], IsError: false, string.Create(
                    CultureInfo.InvariantCulture,
                    $"the keyword '{keywords[usable[i]]}' stands about {frequency} times in a megabyte of source code; take a longer or rarer part of the token")));
            }
        }

        return [.. problems.OrderBy(p => p.Keyword)];
    }

    private static string? Error(string keyword)
    {
        if (keyword.Length is < Keyword.MinLength or > Keyword.MaxLength)
        {
            return $"the keyword '{keyword}' has {keyword.Length} characters; it needs {Keyword.MinLength} to {Keyword.MaxLength}";
        }

        if (!Keyword.IsValid(keyword))
        {
            return $"the keyword '{keyword}' is only in parts ASCII; take an ASCII part of the token";
        }

        var first = char.ToLowerInvariant(keyword[0]);
        return keyword.All(c => char.ToLowerInvariant(c) == first)
            ? $"the keyword '{keyword}' is one character repeated, which would be found at every place of a long run of it; take another part of the token"
            : null;
    }

    private static int[] Count(string[] keywords)
    {
        var sample = SampleText.Generate(SampleMegabytes * 1_000_000);
        var candidates = new List<Candidate>();
        Prefilter.Create(PrefilterTables.Build(keywords)).Find(sample, 0, sample.Length, candidates);
        var counts = new int[keywords.Length];
        foreach (var candidate in candidates)
        {
            counts[candidate.Keyword]++;
        }

        return counts;
    }
}
