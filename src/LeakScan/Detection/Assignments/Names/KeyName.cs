namespace LeakScan.Detection.Assignments.Names;

/// <summary>A name that a credential may be assigned to.</summary>
internal readonly ref struct KeyName
{
    /// <summary>First byte of the name: <c>db.password</c> in <c>config["db.password"]</c>.</summary>
    public required int Start { get; init; }

    /// <summary>Byte behind the name.</summary>
    public required int End { get; init; }

    /// <summary>What its secret word says of the value.</summary>
    public required SecretKind Kind { get; init; }

    /// <summary>Whether the name goes on behind the secret word with a word that says nothing.</summary>
    public required bool IsLong { get; init; }

    /// <summary>The first word, in lower case: tells <c>setPassword(</c> from <c>getPassword(</c>.</summary>
    public required string FirstWord { get; init; }

    /// <summary>How many dashes stand before the name, as before an option.</summary>
    public required int Dashes { get; init; }
}
