namespace LeakScan.Detection.Assignments.Names;

/// <summary>
/// Reads the name round a keyword and judges it: <c>MYSQL_ROOT_PASSWORD</c>, <c>jwt.secret-key</c>, <c>OAuth2ClientSecret</c>. A name is split into
/// words at '_', '-', '.', and changes of case; its last secret word governs, and the words behind it may turn it into something else
/// (<c>password_hint</c>). Only the candidate at the start of the governing word counts, so that a name with several keywords matches once.
/// </summary>
internal static class KeyReader
{
    private const int MostBefore = 96;
    private const int MostBehind = 64;
    private const int MostWords = 24;

    public static bool TryRead(ReadOnlySpan<byte> bytes, int keywordAt, int keywordLength, out KeyName key)
    {
        key = default;
        var start = keywordAt;
        var least = Math.Max(0, keywordAt - MostBefore);
        while (start > least && (Bytes.IsName(bytes[start - 1]) || bytes[start - 1] is (byte)'.' or (byte)'$'))
        {
            start--;
        }

        var end = keywordAt + keywordLength;
        var most = Math.Min(bytes.Length, end + MostBehind);
        while (end < most && (Bytes.IsName(bytes[end]) || (bytes[end] == '.' && Bytes.IsLetter(Bytes.At(bytes, end + 1))) || Bytes.EnyeLength(bytes, end) > 0))
        {
            end += Math.Max(1, Bytes.EnyeLength(bytes, end));
        }

        end = Math.Min(end, most);

        if ((start == least && least > 0) || (end == most && most < bytes.Length))
        {
            return false;
        }

        while (end > keywordAt + keywordLength && bytes[end - 1] is (byte)'-' or (byte)'.')
        {
            end--;
        }

        // "password.equals(" compares.
        var method = bytes[(keywordAt + keywordLength)..end].LastIndexOf((byte)'.');
        if (method >= 0 && Bytes.StartsWith(bytes, keywordAt + keywordLength + method, ".equals"u8))
        {
            end = keywordAt + keywordLength + method;
        }

        // The escape of '&' or of a quote in a text of JSON: \u0026token=….
        if (Bytes.At(bytes, start - 1) == '\\' && Bytes.StartsWith(bytes, start, "u00"u8) && start + 5 <= keywordAt)
        {
            start += 5;
        }

        // The end of a line within a text: "\nPASS: …".
        if (Bytes.At(bytes, start - 1) == '\\' && start < keywordAt && bytes[start] is (byte)'n' or (byte)'r' or (byte)'t')
        {
            start++;
        }

        var dashes = 0;
        while (start < keywordAt && bytes[start] is (byte)'-' or (byte)'.')
        {
            dashes += bytes[start] == '-' ? 1 : 0;
            start++;
        }

        return Judge(bytes, start, keywordAt, keywordLength, end, dashes, out key);
    }

    private static bool Judge(ReadOnlySpan<byte> bytes, int start, int keywordAt, int keywordLength, int end, int dashes, out KeyName key)
    {
        key = default;
        Span<char> name = stackalloc char[MostBefore + MostBehind + 64];
        if (end - start > name.Length)
        {
            return false;
        }

        name = name[..(end - start)];
        Span<Range> ranges = stackalloc Range[MostWords];
        var count = NameSplitter.Split(bytes[start..end], name, ranges);
        var keywordOffset = keywordAt - start;
        var governing = -1;
        for (var i = 0; i < count; i++)
        {
            if (ranges[i].Start.Value <= keywordOffset && keywordOffset < ranges[i].End.Value)
            {
                governing = i;
            }
        }

        if (governing < 0)
        {
            return false;
        }

        var wordStart = ranges[governing].Start.Value;
        var word = name[ranges[governing]];
        var next = governing + 1;

        // "passWord", "Pass_Phrase": the word was split where it should not have been.
        if (next < count && word.EndsWith("pass") && name[ranges[next]] is "word" or "phrase" or "code")
        {
            next++;
        }

        var kind = SecretKind.Secret;
        if (SecretWord.Find(word, keywordOffset - wordStart) is { } known)
        {
            kind = known.Kind;
        }
        else if (SecretWord.IsBuiltIn(name.Slice(keywordOffset, keywordLength)))
        {
            return false;
        }

        var isLong = false;
        for (var i = next; i < count; i++)
        {
            var ending = name[ranges[i]];
            // The code of a key of the keyboard, and what a package of settings is pressed with.
            if (word is "key" or "keys" && ending is "code" or "codes" or "sequence")
            {
                return false;
            }

            if (NameWords.IsNeutralEnding(ending))
            {
                continue;
            }

            if (NameWords.IsWrongEnding(ending) || SecretWord.EndsWithOne(ending))
            {
                return false;
            }

            isLong = true;
        }

        if (governing > 0 && NameWords.IsOtherSense(name[ranges[governing - 1]], word))
        {
            return false;
        }

        for (var i = Math.Max(0, governing - 3); i < governing; i++)
        {
            // A salt for hashes is no hash, nor does a key for it encrypt.
            if (NameWords.IsWrongBeginning(name[ranges[i]], kind) && !(word is "salt" && name[ranges[i]] is "hash")
                && !(word is "key" && i == governing - 1 && name[ranges[i]] is "encrypt" or "decrypt"))
            {
                return false;
            }
        }

        if (kind == SecretKind.Any && word[(keywordOffset - wordStart)..].StartsWith("key") && HasPurpose(name, ranges, governing, keywordOffset))
        {
            kind = SecretKind.Token;
        }

        key = new KeyName { Start = start, End = end, Kind = kind, IsLong = isLong, FirstWord = FirstWord(name, ranges, governing), Dashes = dashes };
        return true;
    }

    private static bool HasPurpose(ReadOnlySpan<char> name, ReadOnlySpan<Range> ranges, int governing, int keywordOffset)
    {
        var beginning = name[ranges[governing].Start.Value..keywordOffset];
        return beginning.Length > 0
            ? NameWords.IsKeyPurpose(beginning) || ServiceNames.Contains(beginning)
            : governing > 0 && (NameWords.IsKeyPurpose(name[ranges[governing - 1]]) || ServiceNames.EndsWords(name, ranges[..governing]));
    }

    /// <summary>The first word behind the last dot.</summary>
    private static string FirstWord(ReadOnlySpan<char> name, ReadOnlySpan<Range> ranges, int governing)
    {
        var first = governing;
        while (first > 0 && ranges[first].Start.Value > 0 && name[ranges[first].Start.Value - 1] != '.')
        {
            first--;
        }

        return name[ranges[first]] switch
        {
            "set" => "set",
            "with" => "with",
            "add" => "add",
            "put" => "put",
            "get" or "read" or "load" or "ask" => "get",
            _ => first == governing ? string.Empty : "other",
        };
    }
}
