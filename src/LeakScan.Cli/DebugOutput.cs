using LeakScan.Cli.Output;

namespace LeakScan.Cli;

/// <summary>What only those who work on LeakScan want to see: on standard error, when the environment variable LEAKSCAN_DEBUG is 1.</summary>
internal static class DebugOutput
{
    /// <summary>Whether it is asked for.</summary>
    public static bool IsWanted { get; } = Environment.GetEnvironmentVariable("LEAKSCAN_DEBUG") is "1";

    /// <summary>Where an exception came from.</summary>
    public static void Write(Exception exception)
    {
        if (IsWanted)
        {
            foreach (var line in exception.ToString().Split('\n'))
            {
                MessageWriter.Write(line);
            }
        }
    }

    /// <summary>Which assemblies were loaded, one a line: what start-up paid for.</summary>
    public static void WriteAssemblies()
    {
        if (IsWanted)
        {
            foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
            {
                MessageWriter.Write($"debug: loaded {assembly.GetName().Name}");
            }
        }
    }

    /// <summary>Type and method that threw.</summary>
    public static string PlaceOf(Exception exception) =>
        exception.TargetSite is { } method ? $"{method.DeclaringType?.Name}.{method.Name}" : "an unknown place";
}
