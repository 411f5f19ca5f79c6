namespace LeakScan.Filtering.Paths;

/// <summary>Reads what a path says of a file: what it is for, and how values stand in it.</summary>
internal static class PathClassifier
{
    /// <summary>What the file is for.</summary>
    public static PathClass Classify(ReadOnlySpan<char> path)
    {
        var name = FileName(path);
        if (IsLock(name))
        {
            return PathClass.Lock;
        }

        if (name.Contains(".min.", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".map", StringComparison.OrdinalIgnoreCase) || name.Contains(".bundle.", StringComparison.OrdinalIgnoreCase))
        {
            return PathClass.Minified;
        }

        if (HasFolder(path, "vendor", "node_modules", "third_party", "thirdparty", "bower_components", "site-packages", "external", "Godeps", "Pods"))
        {
            return PathClass.Vendor;
        }

        if (HasFolder(path, "i18n", "locale", "locales", "lang", "langs", "l10n", "translations", "languages", "messages") || name.EndsWith(".po", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".xlf", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".resx", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".strings", StringComparison.OrdinalIgnoreCase))
        {
            return PathClass.Translation;
        }

        if (IsTest(path, name))
        {
            return PathClass.Test;
        }

        if (HasFolder(path, "example", "examples", "sample", "samples", "demo", "demos", "template", "templates", "tutorial", "tutorials", "quickstart")
            || name.Contains("example", StringComparison.OrdinalIgnoreCase) || name.Contains("sample", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".dist", StringComparison.OrdinalIgnoreCase)
            || name.Contains("template", StringComparison.OrdinalIgnoreCase))
        {
            return PathClass.Example;
        }

        return HasFolder(path, "doc", "docs", "documentation", "website", "wiki", "guides", "man") || Grammar(path) == FileGrammar.Document ? PathClass.Docs : PathClass.Source;
    }

    /// <summary>How values stand in the file.</summary>
    public static FileGrammar Grammar(ReadOnlySpan<char> path)
    {
        var name = FileName(path);
        var dot = name.LastIndexOf('.');
        if (dot > 0 && name[dot..] is ".example" or ".sample" or ".dist" or ".template" or ".tmpl" or ".tpl" or ".bak" or ".orig" or ".old" or ".test" or ".local" or ".j2" or ".default" or ".in")
        {
            var inner = Grammar(name[..dot]);
            return inner == FileGrammar.Unknown ? FileGrammar.Configuration : inner;
        }

        if (dot < 0 || dot == 0)
        {
            return name.StartsWith("Dockerfile", StringComparison.OrdinalIgnoreCase) || name.Equals("Makefile", StringComparison.OrdinalIgnoreCase) || name.StartsWith(".bash", StringComparison.Ordinal)
                || name.StartsWith(".zsh", StringComparison.Ordinal) || name is "Vagrantfile" or "Procfile" or "Jenkinsfile"
                ? FileGrammar.Shell
                : name is "README" or "CHANGELOG" or "INSTALL" or "NEWS" ? FileGrammar.Document
                : HasFolder(path, "bin", "sbin", "scripts", "script") ? FileGrammar.Unknown : FileGrammar.Configuration;
        }

        Span<char> ending = stackalloc char[16];
        var raw = name[(dot + 1)..];
        if (raw.Length > ending.Length)
        {
            return FileGrammar.Unknown;
        }

        raw.ToLowerInvariant(ending);
        return ending[..raw.Length] switch
        {
            "yml" or "yaml" or "properties" or "ini" or "conf" or "cnf" or "cfg" or "config" or "env" or "toml" or "json" or "json5" or "xml" or "plist" or "ldif" or "tfvars" or "netrc" or "pgpass"
                or "key" or "pem" or "creds" or "secret" or "secrets" or "csv" or "tsv" or "log" or "har" or "http" or "rest" or "reg" or "inf" or "sql" or "axaml" or "xaml" or "settings" or "prefs" or "nmconnection"
                or "ovpn" or "rdp" or "service" or "dump" or "cast" or "inc" or "jsonl" or "lst" or "params" => FileGrammar.Configuration,
            "sh" or "bash" or "zsh" or "fish" or "ksh" or "bat" or "cmd" or "ps1" or "psm1" or "dockerfile" or "mk" or "envrc" or "profile" or "command" => FileGrammar.Shell,
            "md" or "rst" or "txt" or "adoc" or "asciidoc" or "markdown" or "mdx" or "org" or "textile" or "rdoc" or "tex" or "wiki" or "markerb" => FileGrammar.Document,
            "html" or "htm" or "erb" or "haml" or "slim" or "vue" or "svelte" or "ejs" or "hbs" or "twig" or "phtml" or "jsp" or "cshtml" or "razor" or "css" or "scss" or "less" or "svg" => FileGrammar.Markup,
            "py" or "pyi" or "js" or "jsx" or "ts" or "tsx" or "mjs" or "cjs" or "java" or "kt" or "kts" or "scala" or "groovy" or "gradle" or "go" or "c" or "h" or "cc" or "cpp" or "cxx" or "hpp" or "hh"
                or "cs" or "fs" or "vb" or "rb" or "php" or "swift" or "m" or "mm" or "rs" or "dart" or "lua" or "pl" or "pm" or "r" or "jl" or "ex" or "exs" or "erl" or "hs" or "elm" or "clj" or "lisp" or "ml"
                or "tf" or "hcl" or "nix" or "rake" or "ino" or "ipynb" or "zig" or "nim" or "coffee" or "proto" or "graphql" or "sol" or "cr" or "d" or "pas" or "vbs" or "asp" or "aspx" or "cls" or "apex" => FileGrammar.Program,
            _ => FileGrammar.Unknown,
        };
    }

    private static bool IsTest(ReadOnlySpan<char> path, ReadOnlySpan<char> name) =>
        HasFolder(path, "test", "tests", "spec", "specs", "__tests__", "testing", "testdata", "fixtures", "fixture", "mock", "mocks", "__mocks__", "e2e", "cypress", "cassettes", "it", "unittest", "unittests", "test-data")
        || name.StartsWith("test_", StringComparison.OrdinalIgnoreCase) || name.Contains("_test.", StringComparison.OrdinalIgnoreCase) || name.Contains(".test.", StringComparison.OrdinalIgnoreCase)
        || name.Contains("_spec.", StringComparison.OrdinalIgnoreCase) || name.Contains(".spec.", StringComparison.OrdinalIgnoreCase) || name.Contains("Test.", StringComparison.Ordinal)
        || name.Contains("Tests.", StringComparison.Ordinal) || name.StartsWith("tests.", StringComparison.Ordinal) || name.StartsWith("test-", StringComparison.OrdinalIgnoreCase)
        || path.Contains(".Tests/", StringComparison.OrdinalIgnoreCase) || name.Contains("Spec.", StringComparison.Ordinal);

    private static bool IsLock(ReadOnlySpan<char> name) =>
        name.EndsWith(".lock", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".lockb", StringComparison.OrdinalIgnoreCase)
        || name is "package-lock.json" or "npm-shrinkwrap.json" or "pnpm-lock.yaml" or "go.sum" or "packages.lock.json" or "Package.resolved" or "Pipfile.lock" or "flake.lock";

    private static ReadOnlySpan<char> FileName(ReadOnlySpan<char> path) => path[(path.LastIndexOf('/') + 1)..];

    private static bool HasFolder(ReadOnlySpan<char> path, params ReadOnlySpan<string> names)
    {
        var start = 0;
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] != '/')
            {
                continue;
            }

            var folder = path[start..i];
            start = i + 1;
            foreach (var name in names)
            {
                if (folder.Equals(name, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
