using LeakScan.Rules.Checksums.Coding;

namespace LeakScan.Rules.Checksums.Providers;

/// <summary>Telegram's bot tokens: the bot's user id, a colon, and 35 characters, the first two AA so far.</summary>
internal sealed class TelegramBotChecksum : IChecksum
{
    private const int SecretLength = 35;

    public string Name => "telegram-bot";

    public ChecksumVerdict Verify(ReadOnlySpan<char> secret)
    {
        var colon = secret.IndexOf(':');
        if (colon < 0)
        {
            return ChecksumVerdict.NotApplicable;
        }

        var id = secret[..colon];
        var key = secret[(colon + 1)..];
        return id.Length is >= 8 and <= 10 && Alphabet.IsDecimal(id) && id[0] != '0' && key.Length == SecretLength && Alphabet.IsBase64Url(key)
            ? ChecksumVerdict.Plausible($"bot {id}")
            : ChecksumVerdict.Malformed("is not of a bot token's form");
    }

    public string Complete(string prefix, Func<string, int, string> random) =>
        $"1{random(Alphabet.Digits, 9)}:AA{random(Alphabet.Base64Url, SecretLength - 2)}";
}
