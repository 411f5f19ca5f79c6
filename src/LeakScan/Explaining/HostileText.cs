namespace LeakScan.Explaining;

/// <summary>A text made to hurt a rule: a unit, again and again.</summary>
internal sealed record HostileText(byte[] Unit)
{
    /// <summary>As much of it as is asked for.</summary>
    public byte[] Take(int length)
    {
        var text = new byte[length];
        for (var i = 0; i < length; i++)
        {
            text[i] = Unit[i % Unit.Length];
        }

        return text;
    }
}
