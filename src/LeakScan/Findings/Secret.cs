using System.Text;

namespace LeakScan.Findings;

/// <summary>
/// A credential in plain text that shows itself only when asked by name: <see cref="ToString"/> redacts, so that no log, exception or test failure leaks it.
/// Immutable; equal when the texts are equal.
/// </summary>
public sealed class Secret : IEquatable<Secret>
{
    private readonly string _text;

    internal Secret(string text) => _text = text;

    /// <summary>Length in UTF-16 code units.</summary>
    public int Length => _text.Length;

    /// <summary>Hides a secret: the first few characters of a long one, the length class of any.</summary>
    public static string Redact(string text)
    {
        var shown = MostShown(text);
        var redacted = new StringBuilder(shown + 3);
        foreach (var character in text.AsSpan(0, shown))
        {
            redacted.Append(char.IsControl(character) ? ' ' : character);
        }

        return redacted.Append("***").ToString();
    }

    /// <summary>How many characters of a secret are shown: a quarter at most, and never more than four, of a text long enough that these tell nothing.</summary>
    internal static int MostShown(string text) => text.Length < 16 ? 0 : 4;

    /// <summary>The plain text. Only for output the user asked to be plain, and for fingerprints.</summary>
    public string Reveal() => _text;

    /// <summary>The redacted text.</summary>
    public override string ToString() => Redact(_text);

    /// <summary>A text with every occurrence of this secret redacted.</summary>
    internal string HideIn(string text) => _text.Length == 0 ? text : text.Replace(_text, ToString(), StringComparison.Ordinal);

    /// <inheritdoc/>
    public bool Equals(Secret? other) => other is not null && string.Equals(_text, other._text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Secret);

    /// <inheritdoc/>
    public override int GetHashCode() => _text.GetHashCode(StringComparison.Ordinal);
}
