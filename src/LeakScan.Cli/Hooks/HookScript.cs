using System.Security.Cryptography;
using System.Text;

namespace LeakScan.Cli.Hooks;

/// <summary>
/// The file that git runs: a POSIX shell script, because git brings a shell along wherever it runs, also on Windows. It first runs the hook that stood here before,
/// which may still change what is committed, and then LeakScan. It fails when LeakScan cannot be found: a hook that silently does nothing is worse than none.
/// The second line names the hook and holds a digest of all that follows, so that a script that was edited afterwards is never taken for ours.
/// </summary>
internal static class HookScript
{
    /// <summary>What a hook is called that stood in the place of ours.</summary>
    public const string BeforeSuffix = ".before-leakscan";

    private const string Own = "$(git rev-parse --git-common-dir)/hooks/$hook";
    private const string Mark = "# leakscan-hook 1 ";
    private const string HandsOnMark = "# leakscan-hands-on 1 ";

    /// <summary>The script of a hook.</summary>
    /// <param name="hook">The hook.</param>
    /// <param name="tool">How LeakScan is started.</param>
    /// <param name="forAll">Whether it stands for all repositories of a user, so that the repository's own hook has to be run too.</param>
    public static string For(GitHook hook, ToolLocation tool, bool forAll)
    {
        var body = new StringBuilder(Opening(hook.Name));
        if (hook.ReadsInput)
        {
            body.Append("input=$(cat)\ntell() { [ -z \"$input\" ] || printf '%s\\n' \"$input\"; }\n");
        }

        body.Append(RunIfThere("${0%/*}/$hook" + BeforeSuffix, hook.ReadsInput));
        if (forAll)
        {
            body.Append(RunIfThere(Own, hook.ReadsInput));
        }

        if (tool.Runtime is { } runtime)
        {
            body.Append($"DOTNET_ROOT=${{DOTNET_ROOT:-{Quote(runtime)}}}\nexport DOTNET_ROOT\n");
        }

        // A commit is too little to be worth good code: what is compiled at run time is compiled quickly, which saves a tenth of a hook's time.
        body.Append("DOTNET_TC_QuickJitForLoops=1\nexport DOTNET_TC_QuickJitForLoops\n");
        var words = string.Join(' ', tool.Words.Select(Quote));
        var run = $"hook run {hook.Name} -- \"$@\"";
        var given = hook.ReadsInput ? "tell | " : "exec ";
        var isThere = string.Join(" && ", tool.Words.Select((w, i) => $"[ {(i == 0 ? "-x" : "-f")} {Quote(w)} ]"));
        body.Append(
            $"""
            if {isThere}; then
              {given}{words} {run}
            elif command -v leakscan >/dev/null 2>&1; then
              {given}leakscan {run}
            elif [ -x "$HOME/.dotnet/tools/leakscan" ]; then
              {given}"$HOME/.dotnet/tools/leakscan" {run}
            else
              echo {Quote(Missing(hook, tool))} >&2
              exit 1
            fi

            """.ReplaceLineEndings("\n"));
        return Sign(Mark + hook.Name, body.ToString());
    }

    /// <summary>A script that only hands on to the repository's own hook, which git would not run any more.</summary>
    public static string HandingOn(string name) => Sign(HandsOnMark + name, Opening(name) + RunIfThere(Own, readsInput: false));

    /// <summary>What a file is.</summary>
    public static HookState StateOf(string text)
    {
        var lines = text.Split('\n', 3);
        var isHook = lines.Length == 3 && lines[1].StartsWith(Mark, StringComparison.Ordinal);
        var handsOn = lines.Length == 3 && lines[1].StartsWith(HandsOnMark, StringComparison.Ordinal);
        return !isHook && !handsOn ? HookState.Foreign
            : !lines[1].EndsWith(' ' + Digest(lines[2]), StringComparison.Ordinal) ? HookState.Edited
            : isHook ? HookState.Installed
            : HookState.HandsOn;
    }

    private static string Opening(string name) =>
        $"""
        # Made by 'leakscan hook install'. 'leakscan hook uninstall' takes it away and puts back what was here before.
        hook={name}

        """.ReplaceLineEndings("\n");

    private static string RunIfThere(string file, bool readsInput) =>
        $"earlier=\"{file}\"\nif [ -x \"$earlier\" ]; then {(readsInput ? "tell | " : "")}\"$earlier\" \"$@\" || exit $?; fi\n";

    private static string Missing(GitHook hook, ToolLocation tool) =>
        $"leakscan: {tool.Words[^1]} is gone and there is no leakscan in PATH, so nothing was scanned and {hook.Event} is stopped. "
        + $"Install it and run 'leakscan hook install' again{(hook.Bypass is { } bypass ? $"; '{bypass}' skips this hook once" : "")}.";

    private static string Sign(string mark, string body) => $"#!/bin/sh\n{mark} {Digest(body)}\n{body}";

    private static string Digest(string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)).AsSpan(0, 8));

    private static string Quote(string text)
    {
        // The shell of Git for Windows takes either slash, but a backslash only where nothing else reads it.
        var path = OperatingSystem.IsWindows() ? text.Replace('\\', '/') : text;
        return $"'{path.Replace("'", "'\\''", StringComparison.Ordinal)}'";
    }
}
