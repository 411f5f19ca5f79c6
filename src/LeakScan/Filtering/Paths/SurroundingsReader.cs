using System.Collections.Frozen;
using LeakScan.Filtering.Values;
using LeakScan.Sources;

namespace LeakScan.Filtering.Paths;

/// <summary>
/// Reads from a path what people have to know of a credential that stands there. Front-end code is what browsers get: bundles, source maps, components of
/// user interfaces, and scripts in the folders from which sites are served.
/// </summary>
internal static class SurroundingsReader
{
    private static readonly FrozenSet<string> InterfaceEndings = WordList.Set("vue svelte jsx tsx astro html htm");

    private static readonly FrozenSet<string> ScriptEndings = WordList.Set("js mjs cjs css json wasm");

    private static readonly FrozenSet<string> ServedFolders = WordList.Set("public static assets www wwwroot htdocs public_html dist .next _next .nuxt .output");

    private static readonly FrozenSet<string> LogFolders = WordList.Set("log logs");

    private static readonly string[] LogEndings = ["log", "out", "err", "txt", "jsonl"];

    /// <summary>What the path tells.</summary>
    /// <param name="path">The path, '/'-separated.</param>
    /// <param name="kind">What <see cref="PathClassifier"/> makes of it.</param>
    public static Surroundings Read(ReadOnlySpan<char> path, PathClass kind)
    {
        var name = PathClassifier.FileName(path);
        var surroundings = Of(kind);
        if (kind == PathClass.Minified || IsFrontEnd(path, name))
        {
            surroundings |= Surroundings.FrontEnd;
        }

        return IsLog(path, name) ? (surroundings & ~Surroundings.Docs) | Surroundings.Log : surroundings;
    }

    private static Surroundings Of(PathClass kind) => kind switch
    {
        PathClass.Test => Surroundings.Test,
        PathClass.Docs => Surroundings.Docs,
        PathClass.Example => Surroundings.Example,
        PathClass.Vendor => Surroundings.Vendor,
        PathClass.Lock => Surroundings.Lock,
        PathClass.Translation => Surroundings.Translation,
        _ => Surroundings.None,
    };

    private static bool IsFrontEnd(ReadOnlySpan<char> path, ReadOnlySpan<char> name)
    {
        var ending = Ending(name);
        return Contains(InterfaceEndings, ending) || (Contains(ScriptEndings, ending) && PathClassifier.HasFolder(path, ServedFolders));
    }

    /// <summary><c>app.log</c>, <c>app.log.1</c>, <c>npm-debug.log.3817</c>, <c>nohup.out</c>, and texts in a folder of logs.</summary>
    private static bool IsLog(ReadOnlySpan<char> path, ReadOnlySpan<char> name)
    {
        var ending = Ending(name);
        if (ending.Equals("log", StringComparison.OrdinalIgnoreCase) || name.Equals("nohup.out", StringComparison.OrdinalIgnoreCase)
            || name.Equals("catalina.out", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var rotated = name.LastIndexOf(".log.", StringComparison.OrdinalIgnoreCase);
        if (rotated > 0 && name.Length > rotated + 5 && char.IsAsciiDigit(name[rotated + 5]))
        {
            return true;
        }

        foreach (var known in LogEndings)
        {
            if (ending.Equals(known, StringComparison.OrdinalIgnoreCase))
            {
                return PathClassifier.HasFolder(path, LogFolders);
            }
        }

        return false;
    }

    private static ReadOnlySpan<char> Ending(ReadOnlySpan<char> name) => name[(name.LastIndexOf('.') + 1)..];

    private static bool Contains(FrozenSet<string> set, ReadOnlySpan<char> text) => set.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text);
}
