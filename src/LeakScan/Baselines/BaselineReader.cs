using System.Globalization;
using LeakScan.Git;

namespace LeakScan.Baselines;

/// <summary>Reads baselines. A file that is not wholly understood is refused: an entry that is passed over would let the run fail, or worse, pass, for no visible reason.</summary>
internal static class BaselineReader
{
    private static readonly string[] ConflictMarkers = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

    /// <summary>Reads a file.</summary>
    /// <exception cref="BaselineException">It is missing, cannot be read, or is not valid.</exception>
    public static Baseline ReadFile(string path)
    {
        try
        {
            using var reader = new StreamReader(RegularFile.OpenRead(path));
            return Read(path, reader);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new BaselineException(path, 0, "no such baseline; 'leakscan baseline create' makes one");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BaselineException(path, 0, $"the baseline cannot be read: {Refusal.Of(e)}");
        }
    }

    /// <summary>Reads a text.</summary>
    /// <param name="path">The path as messages show it.</param>
    /// <param name="text">The file's text.</param>
    /// <exception cref="BaselineException">It is not valid.</exception>
    public static Baseline Read(string path, TextReader text)
    {
        var entries = new List<BaselineEntry>();
        var comments = new List<string>();
        var number = 0;
        var hasHeader = false;
        while (text.ReadLine() is { } raw)
        {
            number++;
            var line = raw.Trim();
            if (Array.Exists(ConflictMarkers, m => line.StartsWith(m, StringComparison.Ordinal)))
            {
                throw new BaselineException(
                    path, number, "a merge left its conflict markers here; delete the lines with markers, keep the entries of both sides, then run 'leakscan baseline update'");
            }

            if (line.StartsWith(BaselineFormat.Header, StringComparison.Ordinal))
            {
                hasHeader = true;
                CheckVersion(path, number, line[BaselineFormat.Header.Length..]);
            }
            else if (!hasHeader && line.Length > 0)
            {
                throw new BaselineException(
                    path, number, $"not a LeakScan baseline, which begins with '{BaselineFormat.Header}{BaselineFormat.Version}'; 'leakscan baseline create --from FILE' takes over those of other scanners");
            }
            else if (line.StartsWith('#'))
            {
                comments.Add(line[1..].Trim());
            }
            else if (line.Length > 0)
            {
                entries.Add(BaselineFormat.Parse(line, out var problem) ?? throw new BaselineException(path, number, problem));
            }
        }

        return hasHeader ? new Baseline(entries, comments) : throw new BaselineException(path, 0, "the file is empty; 'leakscan baseline create' makes a baseline");
    }

    private static void CheckVersion(string path, int line, string text)
    {
        var word = text.Split(' ', 2)[0].TrimEnd(':', ',', ';');
        if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var version) || version < 1)
        {
            throw new BaselineException(path, line, $"'{word}' is not the version of a baseline");
        }

        if (version > BaselineFormat.Version)
        {
            throw new BaselineException(path, line, $"a baseline of version {version}, and this LeakScan knows versions up to {BaselineFormat.Version}; update LeakScan");
        }
    }
}
