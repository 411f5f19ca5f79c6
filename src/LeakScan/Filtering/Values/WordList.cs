using System.Collections.Frozen;

namespace LeakScan.Filtering.Values;

/// <summary>Makes sets of lists of words that are written as a text, parted by blanks and line ends.</summary>
internal static class WordList
{
    /// <summary>The words.</summary>
    public static string[] Split(string text) => text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The words, and phrases with blanks in them, as a set that ignores case.</summary>
    public static FrozenSet<string> Set(string text, params string[] phrases) => Split(text).Concat(phrases).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The words by their first character, which is ASCII and no capital; a bucket is null where there is none.</summary>
    public static string[]?[] ByFirst(string text)
    {
        var buckets = new string[]?[128];
        foreach (var group in Split(text).GroupBy(word => word[0]))
        {
            buckets[group.Key] = [.. group];
        }

        return buckets;
    }

    /// <summary>The word of the list that the value starts with, ignoring case; null when there is none.</summary>
    public static string? FindPrefix(string[]?[] buckets, ReadOnlySpan<char> value)
    {
        if (value.IsEmpty || value[0] >= 128 || buckets[char.ToLowerInvariant(value[0])] is not { } bucket)
        {
            return null;
        }

        foreach (var word in bucket)
        {
            if (value.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return word;
            }
        }

        return null;
    }

    /// <summary>Whether the value starts with one of the texts, in the case that they have.</summary>
    public static bool StartsWithAny(ReadOnlySpan<char> value, ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
        {
            if (value.StartsWith(text, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
