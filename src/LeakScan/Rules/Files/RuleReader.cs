using System.Text;
using LeakScan.Rules.Checksums;
using LeakScan.Rules.Packs;
using LeakScan.Rules.Patterns;
using LeakScan.Rules.Templates;
using YamlDotNet.RepresentationModel;

namespace LeakScan.Rules.Files;

/// <summary>Reads and validates one rule.</summary>
internal static class RuleReader
{
    public static readonly string[] RuleFields =
    [
        "id", "name", "description", "severity", "confidence", "detector", "keywords", "pattern", "names", "words", "value", "distance", "entropy", "randomness",
        "checksum", "on_fail", "requires", "paths", "allow", "decode", "rotate", "references", "tags", "examples", "negative_examples",
    ];

    public static readonly string[] RequirementFields = ["rule", "within_lines", "optional"];
    public static readonly string[] AllowFields = ["values", "patterns", "paths"];
    public static readonly string[] RotateFields = ["text", "url"];

    private const int MinKeywordLength = 3;
    private const int MaxKeywordLength = 64;
    private const int MaxDistance = 512;

    /// <param name="file">The file as messages show it.</param>
    /// <param name="provider">The file's provider.</param>
    /// <param name="isImported">Whether the file was taken over from another scanner.</param>
    /// <param name="shared">What all rules of the file accept as harmless.</param>
    /// <param name="node">The rule.</param>
    public static Rule Read(string file, string provider, bool isImported, Allowance shared, YamlNode node)
    {
        var fields = new YamlFields(file, "a rule", node, RuleFields);
        var rule = new Rule
        {
            Id = Id(fields),
            Name = fields.Text("name"),
            Provider = provider,
            Description = fields.Text("description"),
            Severity = fields.Choice<Severity>("severity"),
            Confidence = fields.Choice<Confidence>("confidence"),
            Detector = fields.Choice("detector", (DetectorKind?)DetectorKind.Pattern),
            Keywords = NeedsKeywords(fields) ? Keywords(fields) : [],
            Pattern = fields.Has("names") ? Named(fields) : fields.OptionalText("pattern"),
            Distance = fields.Number("distance", 0, MaxDistance),
            Entropy = fields.Fraction("entropy", 8),
            Randomness = fields.Fraction("randomness", 1),
            Checksum = Checksum(fields),
            OnFail = fields.Choice("on_fail", (FailedChecksum?)FailedChecksum.Ignore),
            Requires = Requirements(file, fields),
            Paths = fields.Texts("paths"),
            Allow = Join(shared, Allow(fields)),
            Decode = fields.Flag("decode"),
            Rotate = Rotate(fields),
            References = Addresses(fields, "references"),
            Tags = fields.Texts("tags"),
            Examples = Templates(fields, "examples"),
            NegativeExamples = Templates(fields, "negative_examples"),
            Origin = new RuleOrigin(file, fields.Line, isImported),
        };
        CheckPattern(fields, rule);
        return rule;
    }

    private static string Id(YamlFields fields)
    {
        var id = fields.Text("id");
        var valid = id.Contains('-') && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') && id[0] != '-' && id[^1] != '-';
        return valid ? id : throw fields.Error("id", $"the id '{id}' must be lower-case letters, digits and '-', as in 'provider-token-kind'");
    }

    private static bool NeedsKeywords(YamlFields fields) =>
        fields.Has("keywords") || fields.Choice("detector", (DetectorKind?)DetectorKind.Pattern) != DetectorKind.File;

    /// <summary>The pattern that two other fields stand for: what the credential is called, and how its value looks.</summary>
    private static string Named(YamlFields fields)
    {
        var other = Array.Find(["pattern", "keywords", "distance"], fields.Has);
        if (other is not null)
        {
            throw fields.Error(other, $"a rule with 'names' has no '{other}': the names are the keywords, and the pattern is made of them and the 'value'");
        }

        var value = fields.Text("value");
        Check(fields, "value", value);
        return NamedPattern.Compose(Keywords(fields), Words(fields), value);
    }

    private static IReadOnlyList<string> Words(YamlFields fields)
    {
        var words = fields.Texts("words");
        if (words.Count == 0 && fields.Has("words"))
        {
            throw fields.Error("words", "'words' is empty; name at least one, or leave the field out for any");
        }

        var wrong = words.FirstOrDefault(w => w is ['_', ..] or [.., '_'] || w.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '_'));
        return wrong is null ? words : throw fields.Error("words", $"the word '{wrong}' must be lower-case letters, digits and '_' between them, as in 'client_secret'");
    }

    private static IReadOnlyList<string> Keywords(YamlFields fields)
    {
        var field = fields.Has("names") ? "names" : "keywords";
        var keywords = fields.Texts(field);
        if (keywords.Count == 0)
        {
            throw fields.Error("keywords", "a rule needs at least one keyword: a literal that stands in or near every match");
        }

        foreach (var keyword in keywords)
        {
            if (KeywordText.Widen(keyword).Length is < MinKeywordLength or > MaxKeywordLength || !(keyword.All(c => c is >= ' ' and <= '~') || keyword.All(c => c > '~')))
            {
                throw fields.Error(field, $"the keyword '{keyword}' must have {MinKeywordLength} to {MaxKeywordLength} printable ASCII characters, or bytes in letters of another script");
            }
        }

        // Of other scripts the case counts: only that of ASCII letters is ignored.
        return [.. keywords.Select(k => Ascii.IsValid(k) ? k.ToLowerInvariant() : k).Distinct(StringComparer.Ordinal)];
    }

    private static string? Checksum(YamlFields fields)
    {
        var name = fields.OptionalText("checksum");
        return name is null || ChecksumRegistry.Find(name) is not null
            ? name
            : throw fields.Error("checksum", $"there is no verifier '{name}'; use one of {string.Join(", ", ChecksumRegistry.Names)}");
    }

    private static Requirement[] Requirements(string file, YamlFields fields)
    {
        var requirements = new List<Requirement>();
        foreach (var node in fields.List("requires"))
        {
            var part = new YamlFields(file, "an entry of 'requires'", node, RequirementFields);
            var lines = part.Has("within_lines") ? part.Number("within_lines", 0, 1000) : 5;
            requirements.Add(new Requirement(part.Text("rule"), lines, part.Flag("optional")));
        }

        return [.. requirements];
    }

    private static Allowance Join(Allowance shared, Allowance own) => shared == Allowance.None ? own : new Allowance
    {
        Values = [.. shared.Values, .. own.Values],
        Patterns = [.. shared.Patterns, .. own.Patterns],
        Paths = [.. shared.Paths, .. own.Paths],
    };

    /// <summary>The field 'allow' of a rule or of a file of rules.</summary>
    public static Allowance Allow(YamlFields fields)
    {
        if (fields.Fields("allow", AllowFields) is not { } allow)
        {
            return Allowance.None;
        }

        var patterns = allow.Texts("patterns");
        foreach (var pattern in patterns)
        {
            Check(allow, "patterns", pattern);
        }

        return new Allowance { Values = allow.Texts("values"), Patterns = patterns, Paths = allow.Texts("paths") };
    }

    private static Rotation Rotate(YamlFields fields)
    {
        var rotate = fields.Fields("rotate", RotateFields) ?? throw fields.Error("rotate", "a rule lacks the field 'rotate': say where and how the credential is revoked");
        var url = rotate.OptionalText("url");
        return url is null || IsAddress(url) ? new Rotation(rotate.Text("text"), url) : throw rotate.Error("url", $"'{url}' is not an absolute http(s) address");
    }

    private static IReadOnlyList<string> Addresses(YamlFields fields, string name)
    {
        var addresses = fields.Texts(name);
        var wrong = addresses.FirstOrDefault(a => !IsAddress(a));
        return wrong is null ? addresses : throw fields.Error(name, $"'{wrong}' is not an absolute http(s) address");
    }

    private static IReadOnlyList<string> Templates(YamlFields fields, string name)
    {
        var templates = fields.Texts(name);
        foreach (var (number, template) in templates.Index())
        {
            try
            {
                _ = TemplateExpander.Expand(template, "");
            }
            catch (TemplateException problem)
            {
                throw fields.Error(name, $"text {number + 1} of '{name}' has {problem.Message}");
            }
        }

        return templates;
    }

    private static bool IsAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";

    private static void CheckPattern(YamlFields fields, Rule rule)
    {
        if (rule.Detector == DetectorKind.File)
        {
            CheckFile(fields, rule);
            return;
        }

        if (rule.Detector != DetectorKind.Pattern)
        {
            if (rule.Pattern is not null)
            {
                throw fields.Error("pattern", $"a rule with the detector '{rule.Detector.ToString().ToLowerInvariant()}' has no pattern");
            }

            return;
        }

        if (rule.Pattern is null)
        {
            throw fields.Error("id", "a rule lacks the field 'pattern', or 'names' and 'value'");
        }

        var lone = fields.Has("names") ? null : Array.Find(["value", "words"], fields.Has);
        if (lone is not null)
        {
            throw fields.Error(lone, $"the field '{lone}' needs the 'names' that stand before it");
        }

        var program = Check(fields, "pattern", rule.Pattern);
        if (rule.Distance > 0)
        {
            return;
        }

        foreach (var keyword in rule.Keywords)
        {
            if (KeywordOffsets.Find(program, keyword) is not { } offsets)
            {
                throw fields.Error("keywords", $"the pattern does not contain the keyword '{keyword}'; give a 'distance' if it only stands near");
            }

            if (offsets.Max == PatternNode.Unbounded)
            {
                throw fields.Error("pattern", $"the keyword '{keyword}' can stand at any distance from the start of the match; bound what comes before it with {{n,m}}");
            }
        }
    }

    private static void CheckFile(YamlFields fields, Rule rule)
    {
        if (rule.Keywords.Count > 0)
        {
            throw fields.Error("keywords", "a rule with the detector 'file' has no keywords: it looks at the start of each file");
        }

        if (rule.Pattern is not null)
        {
            Check(fields, "pattern", rule.Pattern);
        }
        else if (rule.Paths.Count == 0)
        {
            throw fields.Error("detector", "a rule with the detector 'file' needs a 'pattern' with which the file starts, or 'paths'");
        }
    }

    private static PatternProgram Check(YamlFields fields, string field, string pattern)
    {
        try
        {
            return PatternCompiler.CompileRule(pattern);
        }
        catch (PatternException problem)
        {
            throw fields.Error(field, $"the pattern is not usable: {problem.Message}");
        }
    }
}
