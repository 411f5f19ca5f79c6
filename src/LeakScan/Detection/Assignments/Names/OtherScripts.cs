using System.Text;

namespace LeakScan.Detection.Assignments.Names;

/// <summary>
/// What stands round the name of a credential in another script. The names are keywords of the rules; here is what may stand between such a name and its value, and what
/// names an account before it. In UTF-8, and in the encodings that notes on Windows in China and Russia have.
/// </summary>
internal static class OtherScripts
{
    private const int MostBracketed = 48;
    private const int MostAccount = 32;
    private const int MostEnding = 4;

    private static readonly byte[][] Keys = Words("密钥 密鑰 秘钥 令牌", "\u00C3\u00DC\u00D4\u00BF");
    private static readonly byte[][] Passwords = Words("密码 密碼 口令 パスワード 비밀번호 пароль", "\u00C3\u00DC\u00C2\u00EB");
    private static readonly byte[][] Particles = Words("是 为 為 は 는 은", "\u00CA\u00C7 \u00CE\u00AA");
    private static readonly byte[][] Signs = Words("： ＝ — –", "\u00A3\u00BA \u00A3\u00BD");
    private static readonly byte[][] Blanks = Words("\u3000 \u00A0", "\u00A1\u00A1");
    private static readonly byte[][] Opening = Words("( （ 【", "\u00A3\u00A8");
    private static readonly byte[][] Closing = Words(") ） 】", "\u00A3\u00A9");
    private static readonly byte[][] Joining = Words("/ ／ 和 及 与 、 & + , и", "\u00BA\u00CD \u00A1\u00A2");

    private static readonly byte[][] Accounts = Words(
        "账号 帐号 賬號 帳號 账户 帐户 帳戶 用户 用户名 用戶名 логин Логин アカウント ユーザー名 ユーザー 아이디 계정",
        "\u00D5\u00CB\u00BA\u00C5 \u00D5\u00CA\u00BA\u00C5 \u00D3\u00C3\u00BB\u00A7 \u00D3\u00C3\u00BB\u00A7\u00C3\u00FB \u00EB\u00EE\u00E3\u00E8\u00ED");

    /// <summary>Whether the name at an offset is that of a key, of whose value it is asked that it looks random.</summary>
    public static bool IsKey(ReadOnlySpan<byte> bytes, int at) => Length(bytes, at, Keys) > 0;

    /// <summary>Whether a text ends with the word for a password.</summary>
    public static bool EndsWithPassword(ReadOnlySpan<byte> text) => EndsWithAny(text, Passwords) > 0;

    /// <summary>The offset behind the rest of a word in Greek, Cyrillic, Hebrew or Arabic, and behind "is" and the like, or the sound that marks the subject.</summary>
    public static int SkipParticle(ReadOnlySpan<byte> bytes, int at)
    {
        for (var letters = 0; letters < MostEnding && Bytes.At(bytes, at) is >= 0xCE and <= 0xDB && Bytes.At(bytes, at + 1) is >= 0x80 and < 0xC0; letters++)
        {
            at += 2;
        }

        return at + Length(bytes, at, Particles);
    }

    /// <summary>The offset behind blanks, wide ones too.</summary>
    public static int SkipBlanks(ReadOnlySpan<byte> bytes, int at)
    {
        at = Bytes.SkipBlanks(bytes, at);
        return Length(bytes, at, Blanks) is > 0 and var length ? Bytes.SkipBlanks(bytes, at + length) : at;
    }

    /// <summary>The offset behind a sign that assigns.</summary>
    public static int SkipSign(ReadOnlySpan<byte> bytes, int at)
    {
        var next = Bytes.At(bytes, at + 1);
        return Bytes.At(bytes, at) switch
        {
            (byte)':' => next == ':' ? at : at + 1,
            (byte)'=' => next == '=' ? at : at + (next == '>' ? 2 : 1),
            (byte)'-' => next == '-' ? at : at + (next == '>' ? 2 : 1),
            _ => at + Length(bytes, at, Signs),
        };
    }

    /// <summary>The offset behind something in brackets; the same offset when nothing is.</summary>
    public static int SkipBracketed(ReadOnlySpan<byte> bytes, int at)
    {
        var open = Length(bytes, at, Opening);
        var end = Math.Min(bytes.Length, at + MostBracketed);
        for (var close = at + open; open > 0 && close < end && !Bytes.IsLineEnd(bytes[close]); close++)
        {
            if (Length(bytes, close, Closing) is > 0 and var length)
            {
                return close + length;
            }
        }

        return at;
    }

    /// <summary>Whether the name of an account stands before the name at an offset: <c>账号/密码</c>, <c>логин и пароль</c>.</summary>
    public static bool NamesAccount(ReadOnlySpan<byte> bytes, int nameStart)
    {
        // Of "пароль" the keyword has no first letter, which may be a capital.
        var before = bytes[Math.Max(0, nameStart - MostAccount)..nameStart];
        before = before.EndsWith("п"u8) || before.EndsWith("П"u8) ? before[..^2] : before is [.., 0xEF or 0xCF] ? before[..^1] : before;
        before = before.TrimEnd((byte)' ');
        return EndsWithAny(before, Accounts) > 0 || (EndsWithAny(before, Joining) is > 0 and var length && EndsWithAny(before[..^length].TrimEnd((byte)' '), Accounts) > 0);
    }

    private static int Length(ReadOnlySpan<byte> bytes, int at, byte[][] words)
    {
        foreach (var word in words)
        {
            if (at < bytes.Length && bytes[at..].StartsWith(word))
            {
                return word.Length;
            }
        }

        return 0;
    }

    private static int EndsWithAny(ReadOnlySpan<byte> bytes, byte[][] words)
    {
        foreach (var word in words)
        {
            if (bytes.EndsWith(word))
            {
                return word.Length;
            }
        }

        return 0;
    }

    private static byte[][] Words(string words, string bytes) =>
        [.. Split(words).Select(Encoding.UTF8.GetBytes), .. Split(bytes).Select(Encoding.Latin1.GetBytes)];

    // By this blank alone: others are words here.
    private static string[] Split(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
