namespace LeakScan.Prefiltering;

/// <summary>The tables that were made for the built-in rules when LeakScan was built.</summary>
internal static class BuiltInTables
{
    /// <summary>Name of the resource that holds them.</summary>
    public const string ResourceName = "BuiltIn.prefilter";

    /// <summary>Reads them; less than a millisecond.</summary>
    public static unsafe PrefilterTables Read()
    {
        // A resource is memory already: no need to copy it.
        using var stream = (UnmanagedMemoryStream?)typeof(BuiltInTables).Assembly.GetManifestResourceStream(ResourceName)
            ?? throw new InvalidOperationException("The assembly was built without its prefilter tables.");
        return PrefilterTables.Read(new ReadOnlySpan<byte>(stream.PositionPointer, (int)stream.Length));
    }
}
