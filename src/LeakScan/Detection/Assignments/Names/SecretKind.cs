namespace LeakScan.Detection.Assignments.Names;

/// <summary>What a key name says about its value.</summary>
internal enum SecretKind
{
    /// <summary>A key, an authorization, a credential, a salt: only a random value is a credential.</summary>
    Any,

    /// <summary>A password or passphrase: any literal that is not a placeholder may be one.</summary>
    Password,

    /// <summary>A secret.</summary>
    Secret,

    /// <summary>A token, or a key with a purpose.</summary>
    Token,
}
