namespace LeakScan.Cli.Options;

/// <summary>When a text report is coloured.</summary>
internal enum ColorMode
{
    /// <summary>On a terminal, unless NO_COLOR is set.</summary>
    Auto,

    /// <summary>Always, also into a file or pipe.</summary>
    Always,

    /// <summary>Never.</summary>
    Never,
}
