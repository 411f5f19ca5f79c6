using System.Collections.Frozen;
using LeakScan.Filtering.Values;

namespace LeakScan.Filtering.Paths;

/// <summary>Reads from a file's name how values stand in it.</summary>
internal static class GrammarReader
{
    private const string PlainText = ".txt";

    private static readonly FrozenSet<string> Programs = WordList.Set("""
        py pyi js jsx ts tsx mjs cjs java kt kts scala groovy gradle go c h cc cpp cxx hpp hh cs fs vb rb php swift m mm rs dart lua pl pm r jl ex
        exs erl hs elm clj lisp ml tf hcl nix rake ino ipynb zig nim coffee proto graphql sol cr d pas dpr dpk bas frm ctl dsr vbs asp aspx cgi cls apex al
        """);

    private static readonly FrozenSet<string> Configurations = WordList.Set("""
        yml yaml properties ini conf cnf cfg config env toml json json5 xml plist ldif tfvars netrc pgpass key pem creds secret secrets csv tsv log
        har http rest reg inf sql axaml xaml settings prefs nmconnection ovpn rdp service dump cast inc jsonl lst params rsc
        """);

    private static readonly FrozenSet<string> Shells = WordList.Set("sh bash zsh fish ksh bat cmd ps1 psm1 dockerfile mk envrc profile command sas");

    private static readonly FrozenSet<string> Documents = WordList.Set("md rst txt adoc asciidoc markdown mdx org textile rdoc tex wiki markerb");

    private static readonly FrozenSet<string> Markups =
        WordList.Set("html htm erb haml slim vue svelte ejs hbs twig phtml jsp cshtml razor css scss less svg");

    /// <summary>Endings that say nothing of the grammar; the one before does.</summary>
    private static readonly FrozenSet<string> Wrappers = WordList.Set("example sample dist template tmpl tpl bak orig old test local j2 default in");

    private static readonly FrozenSet<string> ShellNames =
        WordList.Set("makefile vagrantfile procfile jenkinsfile .bashrc .zshrc .profile .bash_profile .envrc");

    private static readonly FrozenSet<string> DocumentNames = WordList.Set("readme changelog install news copying");

    private static readonly FrozenSet<string> ProgramFolders = WordList.Set("bin sbin scripts script");

    /// <summary>How values stand in the file.</summary>
    public static FileGrammar Read(ReadOnlySpan<char> path)
    {
        var name = PathClassifier.FileName(path);
        var dot = name.LastIndexOf('.');
        if (dot <= 0)
        {
            return OfName(path, name);
        }

        var ending = name[(dot + 1)..];
        if (IsNumbered(ending))
        {
            return Read(name[..dot]);
        }

        if (Contains(Wrappers, ending))
        {
            var inner = Read(name[..dot]);
            return inner == FileGrammar.Unknown ? FileGrammar.Configuration : inner;
        }

        return Contains(Programs, ending) ? FileGrammar.Program
            : Contains(Configurations, ending) ? FileGrammar.Configuration
            : Contains(Documents, ending) ? FileGrammar.Document
            : Contains(Shells, ending) || name.StartsWith("Dockerfile", StringComparison.OrdinalIgnoreCase) ? FileGrammar.Shell
            : Contains(Markups, ending) ? FileGrammar.Markup
            : FileGrammar.Unknown;
    }

    /// <summary>Whether the file's own name says that it is a document: that of a plain text says so only where it is the name of one, for lists of accounts and of packages are plain texts too.</summary>
    public static bool IsDocument(ReadOnlySpan<char> path)
    {
        var name = PathClassifier.FileName(path);
        var stem = name.EndsWith(PlainText, StringComparison.OrdinalIgnoreCase) ? name[..^PlainText.Length] : default;
        return Read(path) == FileGrammar.Document && (stem.IsEmpty || Contains(DocumentNames, stem));
    }

    /// <summary>Files without an ending: most are configuration, those in a folder of programs may be anything.</summary>
    private static FileGrammar OfName(ReadOnlySpan<char> path, ReadOnlySpan<char> name) =>
        name.StartsWith("Dockerfile", StringComparison.OrdinalIgnoreCase) || Contains(ShellNames, name) ? FileGrammar.Shell
        : Contains(DocumentNames, name) ? FileGrammar.Document
        : PathClassifier.HasFolder(path, ProgramFolders) ? FileGrammar.Unknown
        : FileGrammar.Configuration;

    /// <summary>An earlier version as editors keep it: <c>Main.pas.~10~</c>.</summary>
    private static bool IsNumbered(ReadOnlySpan<char> ending) => ending is ['~', .. var number, '~'] && !number.ContainsAnyExceptInRange('0', '9');

    private static bool Contains(FrozenSet<string> set, ReadOnlySpan<char> text) => set.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text);
}
