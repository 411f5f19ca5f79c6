using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace LeakScan.Filtering.Values;

/// <summary>
/// Tells values that stand for a credential without being one: <c>changeme</c>, <c>your-api-key</c>, <c>xxxx</c>, <c>********</c>,
/// <c>test_password</c>, <c>12345678</c>. A value made only of words that everybody uses in such places is one, whatever parts them; a run of other
/// letters is not, for people choose words as passwords. Nor is a text that only counts, such as a1b2c3d4e5f6: on the development lines people
/// labelled as many of them credentials as not.
/// </summary>
internal static class PlaceholderJudge
{
    private const int MostWords = 16;
    private const int MostRepeated = 8;
    private const int MostSigns = 2;
    private const int LeastPart = 4;
    private const int MostMarked = 80;
    private const int MostCrossed = 24;
    private const int MostWeak = 4;
    private const int LongestRun = 40;
    private const string Crosses = "xxx";

    /// <summary>Words that say nothing: alone or together they make no credential.</summary>
    private static readonly FrozenSet<string> Fillers = WordList.Set("""
        password passwd pass pwd pw passphrase passcode passwort secret secrets token tokens key keys auth oauth authorization credential
        credentials cred creds login api apikey access private public app application appid id ids user users username usr admin administrator root
        owner account name email mail test tests tst testing tester demo dev prod stage staging sample example examples dummy fake mock stub foo bar
        baz qux quux foobar foobarbaz barfoo lorem ipsum default value values val string str text content data changeme change me changed replace
        replaceme replacement with your yours my mine our some any the this that these is it its a an and or of in on for to from by not no none
        null nil undefined empty blank unset todo fixme tbd placeholder here insert enter put add type set get use using real actual valid invalid
        wrong bad good correct incorrect right new old current previous next first second another other one two three service database db host abc
        abcd abcde abcdef xyz asdf qwerty aaa bbb ccc redacted hidden masked removed filtered censored confidential private sensitive secure unsafe insecure
        safe super top very silly random something anything whatever whatsoever base hex sha md5 should must be keep auto generate generated strong long
        please must provided provide required optional path file url uri code bearer basic session cookie nonce salt hash signature sign header
        query param parameter body request response field input form label config configuration setting mytoken mysecret mypassword mypass mykey
        myapikey newpass newpassword oldpass oldpassword testpass userpass dbpass sometoken goodtoken badtoken testtoken testkey testsecret testpw
        secretkey accesskey clientsecret clientid yourpassword yourtoken yourkey yoursecret apitoken authtoken accesstoken refreshtoken refresh
        idtoken ignored unused notused overwritten overridden bogus irrelevant noop custom plain word will there version v true false yes on off enabled disabled enable disable unknown setme
        description repassword repasswd repwd newpwd oldpwd repeat passwordnew passwordold passwordconfirm confirmpassword
        """);

    /// <summary>Those long enough to mean something within another word.</summary>
    private static readonly SearchValues<string> FillerParts =
        SearchValues.Create([.. Fillers.Where(filler => filler.Length >= LeastPart), "key"], StringComparison.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> WeakPasswords = WordList.Set("password admin root administrator passwort testing welcome");

    /// <summary>Values that standards and manuals print as their example, and that everybody copies from there; and what the word password is in other languages.</summary>
    private static readonly FrozenSet<string> Printed = WordList.Set("""
        mf_9.b5f-4.1jqm 2yotnfzfejr1zcsicmwpaa tgzv3joktnhngczgxqdplw slav32hkkg splxlobezqqybys6wxsbia xqcpzd9xwvphmdtjkqwmqg qwxhzgrpbjpvcgvuihnlc2ftzq==
        czzcagrsa3f0mzpnwdfmqmf0m2jw dghlihnhbxbszsbub25jzq== dxnlcm5hbwu6cgfzc3dvcmq= dxnlcjpwyxnz dgvzddp0zxn0 gx1fbat3bv 7fjfp0zbr1ktdrbnfvdmlw
        d41d8cd98f00b204e9800998ecf8427e dcd98b7102dd2f0e8b11d0f600bfb0c093 0a4f113b qwxhzgrpbjpvcgvuu2vzyw1l
        258eafa5-e914-47da-95ca-c5ab0dc85b11 mwyyzdfimmu2n2rm
        123456:abc-def1234ghikl-zyx57w2v1u123ew11 key_1234 kd94hf93k423kf44 pfkkdhi9sl3r4s00 dpf43f3p2l4k3l03 hh5s93j4hdidpola nnch734d00sl2jdk
        contrasenya contrasena senha palavra-passe wachtwoord haslo heslo parola lozinka jelszo sifre salasana losenord adgangskode kennwort
        """, "open sesame", "open_sesame", "mot de passe", "contrase\u00f1a", "has\u0142o", "jelsz\u00f3", "\u015fifre", "l\u00f6senord");

    /// <summary>How the keys begin that emulators of cloud services have built in, and the seed that tests of one-time passwords copy, the same for everybody.</summary>
    private static readonly string[] Emulators = ["Eby8vdM02xNOcqFl", "C2y6yDjf5/R+ob0N", "JBSWY3DPEHPK3PX"];

    private static readonly string[] Written =
    [
        "changeme", "change_me", "change-me", "replace_me", "replace-me", "replaceme", "replace-with", "replace_with", " <password", "redacted", "placeholder", "your_", "your-", "yourpass", "yourkey",
        "yourtoken", "your ", "my_secret", "insert_", "insert-", "todo", "xxxx", "....", "***", "####", "____", "example", "dummy", "notreal",
        "not-a-real", "not_a_real", "notasecret", "fake", "foobar", "goes-here", "goes_here", "goeshere", "here>", "enter_", "to-be-", "to_be_",
        "sample", "set-by-", "set_by_", "-----", "...", "0123456789:;<=>?@", "\u2026", "\u2022\u2022", "===", "some-", "some_", "abcdefghijklmnopqrstuvwxyz",
    ];

    private static readonly SearchValues<string> Marks = SearchValues.Create(Written, StringComparison.OrdinalIgnoreCase);

    // With that of a value which is crossed out.
    private static readonly TripleFilter MarkTriples = new([.. Written, Crosses]);

    private static readonly SearchValues<string> LongMarks =
        SearchValues.Create(["changeme", "redacted", "placeholder", "example", "0123456789:;<=>?@"], StringComparison.OrdinalIgnoreCase);

    /// <summary>The words of fillers as people write them to make a password of one.</summary>
    private static readonly SearchValues<string> Disguises =
        SearchValues.Create(["p@ss", "p4ss", "pa$$", "pa55", "w0rd", "s3cr", "cr3t", "@dmin"], StringComparison.OrdinalIgnoreCase);

    private static readonly string[] Runs =
    [
        "0123456789012345678901234567890123456789", "abcdefghijklmnopqrstuvwxyz", "zyxwvutsrqponmlkjihgfedcba", "98765432109876543210",
        "qwertyuiopasdfghjklzxcvbnm", "0123456789abcdef0123456789abcdef", "1234567890abcdefghijklmnopqrstuvwxyz", "112233445566778899",
    ];

    // Which two characters stand side by side in a run.
    private static readonly bool[] Neighbours = FindNeighbours();

    /// <summary>Whether the value stands for a credential without being one.</summary>
    public static bool IsPlaceholder(ReadOnlySpan<char> value)
    {
        value = value.Trim(" <>[]{}\"'`\\");
        return value.IsEmpty || Printed.GetAlternateLookup<ReadOnlySpan<char>>().Contains(value) || HasMark(value) || IsMonotonous(value)
            || IsMonotonousGuid(value) || IsRun(value) || IsFilled(value.Trim("*_"))
            || IsYours(value) || IsTokenToBeSigned(value) || WordList.StartsWithAny(value, Emulators);
    }

    /// <summary>Whether the value says that it must be replaced, or only fills its place; a weak password does neither.</summary>
    public static bool IsMarked(ReadOnlySpan<char> value) => value.IsEmpty || HasMark(value) || (value.Length > 1 && IsMonotonous(value));

    /// <summary>What a reader is to replace, in one run: <c>youraccesstoken</c>.</summary>
    private static bool IsYours(ReadOnlySpan<char> value) =>
        value.StartsWith("your", StringComparison.OrdinalIgnoreCase) && value.AreAll(Characters.Letters) && HasFiller(value[4..]);

    /// <summary>A JSON Web Token with a word in the place of its signature: <c>eyJ….eyJ….signature</c>.</summary>
    private static bool IsTokenToBeSigned(ReadOnlySpan<char> value) => value.StartsWith("eyJ", StringComparison.Ordinal) && IsFilled(value[(value.LastIndexOf('.') + 1)..]);

    /// <summary>Whether a word that says nothing stands anywhere in the value, even within another.</summary>
    public static bool HasFiller(ReadOnlySpan<char> value) => value.ContainsAny(FillerParts);

    /// <summary>Whether a sign or a digit stands in the place of a letter of such a word, <c>SuperSecretPassw0rd</c>: no name in a program is written so.</summary>
    public static bool IsDisguised(ReadOnlySpan<char> value) => value.ContainsAny(Disguises);

    /// <summary>
    /// Whether every word of the value says nothing, with few other characters between. One run of letters must be a filler as a whole.
    /// </summary>
    private static bool IsFilled(ReadOnlySpan<char> value)
    {
        Span<Range> words = stackalloc Range[MostWords];
        var count = WordReader.Split(value, words);
        if (count is 0 or MostWords)
        {
            return false;
        }

        var fillers = Fillers.GetAlternateLookup<ReadOnlySpan<char>>();
        var weak = WeakPasswords.GetAlternateLookup<ReadOnlySpan<char>>();
        var letters = 0;
        var singles = 0;
        var isWeak = false;
        for (var i = 0; i < count; i++)
        {
            var word = value[words[i]];
            letters += word.Length;
            if (!fillers.Contains(word))
            {
                if (word.Length > 1 || count == 1)
                {
                    return false;
                }

                singles++;
            }

            isWeak = isWeak || weak.Contains(word);
        }

        var others = 0;
        var digits = 0;
        foreach (var c in value)
        {
            others += char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or ' ' ? 0 : 1;
            digits += char.IsAsciiDigit(c) ? 1 : 0;
        }

        // "password123", "admin!" are weak passwords, and often real ones; "test1", "secret", "pass:word" are not.
        // In "E8m2G6f6aaa" hardly a word stands.
        return (digits == 0 || singles * 2 < letters) && others <= (count > 1 && digits == 0 ? MostSigns : 0) && letters > digits && digits <= 4 && (digits <= 2 || !isWeak || count >= MostWeak)
            && !IsDisguised(value);
    }

    private static bool HasMark(ReadOnlySpan<char> value)
    {
        // Long texts have few marks, which the runtime looks for in vectors.
        if (value.Length <= MostMarked && !MarkTriples.MayContainAny(value))
        {
            return false;
        }

        // In a long random text any short run of letters may occur by chance. Where no letter of ASCII stands, a reader is told in his language what to write.
        return value.ContainsAny(value.Length > MostMarked ? LongMarks : Marks) || (value.Length <= MostCrossed && value.Contains(Crosses, StringComparison.OrdinalIgnoreCase))
            || value.IndexOfAnyInRange('\0', '\x7f') < 0;
    }

    /// <summary>One or two different characters, or one of them many times over.</summary>
    private static bool IsMonotonous(ReadOnlySpan<char> value)
    {
        var run = 1;
        for (var i = 1; i < value.Length; i++)
        {
            run = value[i] == value[i - 1] ? run + 1 : 1;
            if (run >= MostRepeated && run * 3 >= value.Length)
            {
                return true;
            }
        }

        var first = value[0];
        var at = value.IndexOfAnyExcept(first);
        return at < 0 || (value.Length >= 4 && value.IndexOfAnyExcept(first, value[at]) < 0);
    }

    /// <summary>A GUID of two different digits: <c>11111111-1111-1111-1111-111111111112</c>.</summary>
    private static bool IsMonotonousGuid(ReadOnlySpan<char> value)
    {
        if (!Guid.TryParseExact(value, "D", out _))
        {
            return false;
        }

        var other = value.IndexOfAnyExcept(value[0], '-');
        return other < 0 || value.IndexOfAnyExcept(value[0], value[other], '-') < 0;
    }

    /// <summary>Digits of which each is the next, however long: <c>01234567890123…</c>.</summary>
    private static bool CountsDigits(ReadOnlySpan<char> value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (!char.IsAsciiDigit(value[i]) || (i > 0 && (value[i] - value[i - 1] + 10) % 10 != 1))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Neighbours on the keyboard, in the alphabet, or in counting.</summary>
    private static bool IsRun(ReadOnlySpan<char> value)
    {
        // Not compared without regard to case, which the runtime does character by character.
        Span<char> lower = stackalloc char[LongestRun];
        if (value.Length > LongestRun)
        {
            return CountsDigits(value);
        }

        if (Ascii.ToLower(value, lower, out var length) != OperationStatus.Done)
        {
            return false;
        }

        // Most end here.
        if (length > 1 && !Neighbours[(lower[0] << 7) | lower[1]])
        {
            return false;
        }

        foreach (var run in Runs)
        {
            if (length <= run.Length && run.AsSpan().IndexOf(lower[..length]) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool[] FindNeighbours()
    {
        var neighbours = new bool[1 << 14];
        foreach (var run in Runs)
        {
            for (var i = 1; i < run.Length; i++)
            {
                neighbours[(run[i - 1] << 7) | run[i]] = true;
            }
        }

        return neighbours;
    }
}
