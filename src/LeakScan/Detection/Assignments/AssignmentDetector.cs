using System.Runtime.CompilerServices;
using LeakScan.Detection.Assignments.Forms;
using LeakScan.Detection.Assignments.Names;
using LeakScan.Detection.Assignments.Operators;
using LeakScan.Detection.Assignments.Values;
using LeakScan.Rules.Packs;

namespace LeakScan.Detection.Assignments;

/// <summary>
/// Finds literals assigned to names that tell of a credential, in any syntax. There is no grammar for each language: the path, and with it the
/// language, is not known here, and secrets stand in texts within texts anyway (SQL in PHP, JSON in Go, shell in YAML). Instead one reader works
/// outwards from the keyword: the whole name, the operator, the value. Every reader is bounded, so the verdict depends on a bounded number of bytes
/// either side and hostile input costs linear time. Most candidates of common words end after a look at the few bytes behind the keyword
/// (about 40 ns). What is found here is only shaped like an assignment of a literal; whether the value is a credential is decided by the value
/// filter, and whether an unquoted value can be one in this kind of file, by the path filter.
/// </summary>
internal sealed class AssignmentDetector : IDetector
{
    private const int LongestKeyword = 64;

    // Of a text within a text.
    private const int Introduction = 96;
    private const int Excerpt = 256;

    /// <summary>Whether the last candidate names a column of a table that may have more rows than were read.</summary>
    public bool HasMoreRows { get; private set; }

    /// <summary>How many bytes before a keyword are looked at.</summary>
    public const int Before = 512;

    /// <summary>The same behind it.</summary>
    public const int Behind = 1536;

    /// <summary>How many values of a name are read.</summary>
    public const int MostValues = 8;

    /// <inheritdoc/>
    public int ReachBefore => Before;

    /// <inheritdoc/>
    public int ReachBehind => Behind + LongestKeyword;

    /// <inheritdoc/>
    public void Detect(ReadOnlySpan<byte> content, int position, in KeywordAnchor anchor, List<RawMatch> matches)
    {
        HasMoreRows = false;
        var before = matches.Count;
        DetectAsWritten(content, position, anchor, matches);
        if (matches.Count > before)
        {
            return;
        }

        var behind = position + anchor.KeywordLength;
        var isDoubled = DoubledText.MayStand(content, behind);
        if (isDoubled || EscapedText.MayStand(content, behind))
        {
            // Of a table within such a text no more rows are read.
            var hasMore = HasMoreRows;
            DetectUnescaped(content, position, anchor, isDoubled, matches);
            HasMoreRows = hasMore;
        }
    }

    [SkipLocalsInit]
    private void DetectUnescaped(ReadOnlySpan<byte> content, int position, in KeywordAnchor anchor, bool isDoubled, List<RawMatch> matches)
    {
        var origin = Math.Max(0, position - Introduction);
        var piece = content[origin..Math.Min(content.Length, position + anchor.KeywordLength + Excerpt)];
        var around = isDoubled ? DoubledText.TextAround(piece, position - origin) : EscapedText.TextAround(piece, position - origin);
        var (start, length) = around.GetOffsetAndLength(piece.Length);
        origin += start;
        piece = piece.Slice(start, length);
        Span<byte> text = stackalloc byte[piece.Length];
        Span<int> places = stackalloc int[piece.Length + 1];
        text = text[..(isDoubled ? DoubledText.Unescape(piece, text, places) : EscapedText.Unescape(piece, text, places))];
        var at = places[..text.Length].BinarySearch(position - origin);
        if (at < 0 || !LookAhead.MayAssign(text, at, anchor.KeywordLength))
        {
            return;
        }

        var first = matches.Count;
        DetectAsWritten(text, at, anchor, matches);
        for (var i = first; i < matches.Count; i++)
        {
            var found = matches[i];
            matches[i] = found with
            {
                Start = origin + places[found.Start],
                End = origin + places[found.End],
                SecretStart = origin + places[found.SecretStart],
                SecretEnd = origin + places[found.SecretEnd],
            };
        }
    }

    private void DetectAsWritten(ReadOnlySpan<byte> content, int position, in KeywordAnchor anchor, List<RawMatch> matches)
    {
        var keywordLength = anchor.KeywordLength;
        var rule = anchor.Rule;
        var origin = Math.Max(0, position - Before);
        var bytes = content[origin..Math.Min(content.Length, position + keywordLength + Behind)];
        var keywordAt = position - origin;
        Span<AssignedValue> values = stackalloc AssignedValue[MostValues];
        if (OtherScriptReader.IsName(bytes, keywordAt))
        {
            foreach (var value in values[..OtherScriptReader.Read(bytes, keywordAt, keywordLength, values)])
            {
                matches.Add(value.ToMatch(rule, origin, keywordAt, value.End, MatchTraits.None));
            }

            return;
        }

        if (IsForm(bytes, keywordAt, keywordLength, out var form))
        {
            if (form is { } whole)
            {
                matches.Add(whole.ToMatch(rule, origin, keywordAt, whole.End, MatchTraits.None));
            }

            return;
        }

        if (SpokenReader.TryRead(bytes, keywordAt, keywordLength, out var told) || NoteReader.TryRead(bytes, keywordAt, keywordLength, out told))
        {
            matches.Add(told.ToMatch(rule, origin, keywordAt, told.End, MatchTraits.None));
        }

        if (!SecretWord.MayBegin(bytes, keywordAt, keywordLength))
        {
            return;
        }

        var isColumn = LookAhead.MayBeColumn(bytes, keywordAt, keywordLength);
        if (!(isColumn || LookAhead.MayAssign(bytes, keywordAt, keywordLength)) || !KeyReader.TryRead(bytes, keywordAt, keywordLength, out var key))
        {
            return;
        }

        var isEnd = content.Length < position + keywordLength + Behind;
        var rows = 0;
        if (isColumn)
        {
            rows = NamedColumn.Read(bytes, key, isEnd, values, out _, out var hasMore);
            HasMoreRows = hasMore;
        }

        if (rows > 0)
        {
            var column = AssignmentTraits.OfColumn(key);
            foreach (var value in values[..rows])
            {
                matches.Add(value.ToMatch(rule, origin, value.Start, value.End, column));
            }

            return;
        }

        if (ReversedComparison.TryRead(bytes, key, out var compared))
        {
            matches.Add(compared.ToMatch(rule, origin, compared.Start, key.End, AssignmentTraits.Of(key, OperatorKind.Compare, isDoubtful: false)));
            return;
        }

        if (ReversedPair.TryRead(bytes, key, out var paired))
        {
            matches.Add(paired.ToMatch(rule, origin, paired.Start, key.End, AssignmentTraits.Of(key, OperatorKind.Pair, isDoubtful: false)));
            return;
        }

        if (IsVariable(bytes, key))
        {
            if (DefaultReader.TryReadVariable(bytes, key.Start - 2, out var standIn))
            {
                matches.Add(standIn.ToMatch(rule, origin, key.Start, standIn.End, AssignmentTraits.Of(key, OperatorKind.Colon, isDoubtful: false)));
            }

            return;
        }

        var count = ReadAssigned(bytes, key, values, out var traits);
        if (count == 0)
        {
            AddSection(bytes, origin, key, rule, values, matches);
            return;
        }

        foreach (var value in values[..count])
        {
            // The others of a list do not overlap the first.
            matches.Add(value.ToMatch(rule, origin, value == values[0] ? key.Start : value.Start, value.End, traits));
        }
    }

    private static void AddSection(ReadOnlySpan<byte> bytes, int origin, in KeyName key, int rule, Span<AssignedValue> values, List<RawMatch> matches)
    {
        var behind = Bytes.SkipBlanks(bytes, key.End + (Bytes.IsQuote(Bytes.At(bytes, key.End)) ? 1 : 0));
        var at = Bytes.At(bytes, behind) is (byte)':' or (byte)'=' ? Bytes.SkipBlanks(bytes, behind + 1) : behind;
        foreach (var value in values[..SectionReader.Read(bytes, key, at, values)])
        {
            matches.Add(value.ToMatch(rule, origin, value.Start, value.End, AssignmentTraits.Of(key, OperatorKind.Colon, isDoubtful: true)));
        }
    }

    /// <summary>Whether the keyword begins a form of its own rather than a name: an authorization of HTTP, a clause of SQL, a command.</summary>
    /// <param name="bytes">What is around the keyword.</param>
    /// <param name="keywordAt">Where it starts.</param>
    /// <param name="keywordLength">Its length.</param>
    /// <param name="value">The literal that stands there; null for none.</param>
    private static bool IsForm(ReadOnlySpan<byte> bytes, int keywordAt, int keywordLength, out AssignedValue? value)
    {
        value = null;
        if (HeaderReader.IsScheme(bytes, keywordAt, keywordLength))
        {
            value = HeaderReader.TryRead(bytes, keywordAt, keywordLength, out var credential) ? credential : null;
            return true;
        }

        if (SqlReader.IsClause(bytes, keywordAt, keywordLength))
        {
            value = SqlReader.TryRead(bytes, keywordAt + keywordLength, out var literal) ? literal : null;
            return true;
        }

        if (CommandReader.IsCommand(bytes, keywordAt))
        {
            value = CommandReader.TryRead(bytes, keywordAt, out var argument) ? argument : null;
            return true;
        }

        return false;
    }

    /// <summary>Reads the operator behind the name and what it assigns; returns how many values that are.</summary>
    private static int ReadAssigned(ReadOnlySpan<byte> bytes, in KeyName key, Span<AssignedValue> values, out MatchTraits traits)
    {
        traits = MatchTraits.None;
        var kind = OperatorReader.Read(bytes, key, out var valueAt);
        var nameStart = Bytes.IsQuote(Bytes.At(bytes, key.Start - 1)) && Bytes.IsQuote(Bytes.At(bytes, key.End)) ? key.Start - 1 : key.Start;
        nameStart -= key.Dashes;
        var isDoubtful = false;
        if (!OperatorPlace.Assigns(bytes, key, kind, nameStart, valueAt))
        {
            kind = OperatorKind.Pair;
            if (!DeclarationReader.TryRead(bytes, key, out valueAt, out isDoubtful))
            {
                return 0;
            }
        }

        valueAt = kind switch
        {
            OperatorKind.Equals => TupleReader.Skip(bytes, key, valueAt),
            OperatorKind.Colon => BlockReader.SkipScalarHeader(bytes, key, valueAt),
            OperatorKind.Comma => DefaultReader.SkipName(bytes, valueAt),
            _ => valueAt,
        };
        var count = kind == OperatorKind.Element
            ? ElementReader.Read(bytes, valueAt, values)
            : ValueReader.Read(bytes, valueAt, kind, nameStart, values);
        if (count == 0 && kind == OperatorKind.Colon && BlockReader.TryFind(bytes, key, valueAt, out nameStart, out valueAt))
        {
            count = ValueReader.Read(bytes, valueAt, kind, nameStart, values);
        }

        if (count == 0)
        {
            return 0;
        }

        if (key.Kind == SecretKind.Password && values[0].Traits.HasFlag(MatchTraits.Unquoted) && Accounts.AreJoined(bytes, key.Start))
        {
            var (start, end) = (Accounts.SkipAccount(bytes, values[0].Start, values[0].End), values[0].End);
            Accounts.SkipParted(bytes, ref start, ref end);
            values[0] = values[0] with { Start = start, End = end };
        }

        isDoubtful |= kind == OperatorKind.Comma && RowReader.IsDoubtful(bytes, key.Start, values[0]);
        traits = AssignmentTraits.Of(key, kind, isDoubtful || AssignmentTraits.IsDoubtful(bytes, key, kind));
        traits |= NamePlace.IsLineStart(bytes, nameStart) ? MatchTraits.LineStart : MatchTraits.None;
        traits |= kind == OperatorKind.Equals && Bytes.At(bytes, key.End) == '=' && valueAt == key.End + 1 ? MatchTraits.Tight : MatchTraits.None;
        traits |= kind == OperatorKind.Blank && SqlReader.IsStatement(bytes, key.Start, valueAt) ? MatchTraits.Statement : MatchTraits.None;
        return count;
    }

    /// <summary>Whether the name is that of a variable with something to stand in for it: <c>${NAME:-text}</c>, <c>${NAME:+text}</c>.</summary>
    private static bool IsVariable(ReadOnlySpan<byte> bytes, in KeyName key) =>
        Bytes.At(bytes, key.End) == ':' && Bytes.At(bytes, key.Start - 1) == '{' && Bytes.At(bytes, key.Start - 2) == '$';
}
