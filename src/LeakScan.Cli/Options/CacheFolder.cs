namespace LeakScan.Cli.Options;

/// <summary>The folder for caches: that of the platform, or the one that the XDG Base Directory Specification lets the user choose.</summary>
internal static class CacheFolder
{
    /// <summary>Its absolute path; it need not exist. Null when the user has no home.</summary>
    public static string? Find()
    {
        // A relative path is to be ignored, says the specification.
        if (Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { } chosen && Path.IsPathFullyQualified(chosen))
        {
            return Path.Combine(chosen, "leakscan");
        }

        if (OperatingSystem.IsWindows())
        {
            return Under(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "LeakScan", "Cache");
        }

        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return OperatingSystem.IsMacOS() ? Under(home, "Library", "Caches", "leakscan") : Under(home, ".cache", "leakscan");
    }

    private static string? Under(string folder, params ReadOnlySpan<string> names) =>
        Path.IsPathFullyQualified(folder) ? Path.Combine([folder, .. names]) : null;
}
