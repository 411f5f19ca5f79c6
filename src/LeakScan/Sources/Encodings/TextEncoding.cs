namespace LeakScan.Sources.Encodings;

/// <summary>How bytes become text.</summary>
internal enum TextEncoding
{
    /// <summary>UTF-8 or any 8-bit encoding in which ASCII bytes mean ASCII characters: passed through as it is.</summary>
    Bytes,

    /// <summary>UTF-16, low byte first.</summary>
    Utf16LittleEndian,

    /// <summary>UTF-16, high byte first.</summary>
    Utf16BigEndian,

    /// <summary>UTF-32, low byte first.</summary>
    Utf32LittleEndian,

    /// <summary>UTF-32, high byte first.</summary>
    Utf32BigEndian,

    /// <summary>Not text.</summary>
    Binary,
}
