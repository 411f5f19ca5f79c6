using System.Collections.Frozen;
using LeakScan.Filtering.Values;

namespace LeakScan.Filtering.Paths;

/// <summary>Reads what a path says of a file: what it is for.</summary>
internal static class PathClassifier
{
    private static readonly FrozenSet<string> VendorFolders =
        WordList.Set("vendor node_modules third_party thirdparty bower_components site-packages external godeps pods");

    private static readonly FrozenSet<string> TranslationFolders =
        WordList.Set("i18n locale locales _locales nls lang langs l10n translations languages messages localization localisation");

    private static readonly FrozenSet<string> TestFolders = WordList.Set("""
        test tests spec specs __tests__ testing testdata fixtures fixture mock mocks __mocks__ e2e cypress cassettes it t unittest unittests test-data
        """);

    private static readonly FrozenSet<string> ExampleFolders =
        WordList.Set("example examples sample samples demo demos template templates tutorial tutorials quickstart");

    private static readonly FrozenSet<string> DocsFolders = WordList.Set("doc docs documentation website wiki guides man");

    private static readonly FrozenSet<string> LockFiles =
        WordList.Set("package-lock.json npm-shrinkwrap.json pnpm-lock.yaml go.sum packages.lock.json package.resolved");

    private static readonly string[] LockEndings = [".lock", ".lockb"];
    private static readonly string[] TranslationEndings = [".po", ".pot", ".xlf", ".xliff", ".resx", ".resw", ".strings", ".stringsdict", ".arb"];

    /// <summary>Languages in whose programs nobody keeps translations: there <c>messages</c> and <c>lang</c> are names of packages.</summary>
    private static readonly string[] CompiledEndings = [".java", ".kt", ".scala", ".go", ".cs", ".rs", ".c", ".cc", ".cpp", ".h", ".hpp", ".swift", ".m"];
    private static readonly string[] MinifiedMarks = [".min.", ".bundle.", ".chunk."];
    private static readonly string[] TestMarks = ["_test.", ".test.", "_spec.", ".spec."];
    private static readonly string[] TestFolderEndings = ["-test/", "_test/", "-tests/", "_tests/", ".test/", ".tests/"];
    private static readonly string[] TestNames = ["Test.", "Tests.", "Spec.", "IT."];
    private static readonly string[] ExampleMarks = ["example", "sample", "template"];

    /// <summary>What the file is for.</summary>
    public static PathClass Classify(ReadOnlySpan<char> path)
    {
        var name = FileName(path);
        if (Contains(LockFiles, name) || EndsWithAny(name, LockEndings))
        {
            return PathClass.Lock;
        }

        // What stands in a drawing was written to be seen, or by a program.
        if (ContainsAny(name, MinifiedMarks) || name.EndsWith(".map", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".svg", StringComparison.OrdinalIgnoreCase))
        {
            return PathClass.Minified;
        }

        // Before the folder of packages: a program keeps their translations in its own, lang/vendor/x/de.php.
        if ((HasFolder(path, TranslationFolders) && !EndsWithAny(name, CompiledEndings)) || EndsWithAny(name, TranslationEndings) || TranslationName.Is(name))
        {
            return PathClass.Translation;
        }

        if (HasFolder(path, VendorFolders))
        {
            return PathClass.Vendor;
        }

        if (IsTest(path, name))
        {
            return PathClass.Test;
        }

        if (HasFolder(path, ExampleFolders) || ContainsAny(name, ExampleMarks) || name.EndsWith(".dist", StringComparison.OrdinalIgnoreCase))
        {
            return PathClass.Example;
        }

        return IsInDocumentation(path) || GrammarReader.IsDocument(path) ? PathClass.Docs : PathClass.Source;
    }

    /// <summary>Whether one of the path's folders holds documentation.</summary>
    public static bool IsInDocumentation(ReadOnlySpan<char> path) => HasFolder(path, DocsFolders);

    /// <summary>Whether the file is a standard of the IETF, whose samples are everybody's: <c>rfc2617.txt</c>.</summary>
    public static bool IsStandard(ReadOnlySpan<char> path)
    {
        var name = FileName(path);
        return name.StartsWith("rfc", StringComparison.OrdinalIgnoreCase) && name.Length > 3 && name[3..].IndexOfAnyExceptInRange('0', '9') is >= 3 and var end && name[3 + end] == '.';
    }

    /// <summary>The part behind the last '/'.</summary>
    internal static ReadOnlySpan<char> FileName(ReadOnlySpan<char> path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>Whether one of the path's folders is in the set.</summary>
    internal static bool HasFolder(ReadOnlySpan<char> path, FrozenSet<string> names)
    {
        var start = 0;
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] == '/')
            {
                if (Contains(names, path[start..i]))
                {
                    return true;
                }

                start = i + 1;
            }
        }

        return false;
    }

    private static bool IsTest(ReadOnlySpan<char> path, ReadOnlySpan<char> name)
    {
        if (HasFolder(path, TestFolders) || ContainsAny(path, TestFolderEndings) || ContainsAny(name, TestMarks) || name.StartsWith("test_", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("test-", StringComparison.OrdinalIgnoreCase) || name.StartsWith("tests.", StringComparison.OrdinalIgnoreCase) || name.StartsWith("test.", StringComparison.OrdinalIgnoreCase)
            || path.Contains("Test/", StringComparison.Ordinal) || path.Contains("Tests/", StringComparison.Ordinal))
        {
            return true;
        }

        // "UserTest.java", but not "latest.java".
        foreach (var mark in TestNames)
        {
            if (name.Contains(mark, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Contains(FrozenSet<string> set, ReadOnlySpan<char> text) => set.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text);

    private static bool ContainsAny(ReadOnlySpan<char> name, string[] marks)
    {
        foreach (var mark in marks)
        {
            if (name.Contains(mark, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool EndsWithAny(ReadOnlySpan<char> name, string[] endings)
    {
        foreach (var ending in endings)
        {
            if (name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
