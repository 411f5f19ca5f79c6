namespace LeakScan.Filtering.Values;

/// <summary>Tells messages of a protocol that hold no credential, though they stand where one does.</summary>
internal static class MessageJudge
{
    /// <summary>The first message of NTLM and the challenge that answers it; a JSON Web Token whose header says that nobody signed it.</summary>
    private static readonly string[] Openings = ["TlRMTVNTUAAB", "TlRMTVNTUAAC", "eyJhbGciOiJub25lI"];

    /// <summary>A request that is signed names the key and how, and proves itself alone.</summary>
    private static readonly string[] Signatures = ["Signature keyId="];

    /// <summary>What a mail server asks with: <c>User Name</c>, <c>Username:</c>, <c>Password:</c> in base64.</summary>
    private static readonly string[] Prompts = ["334 VXNlc", "334 UGFzc3dvcmQ6"];

    /// <summary>Whether the value is a challenge, a prompt or a token without a signature.</summary>
    public static bool IsOpen(ReadOnlySpan<char> value)
    {
        var message = value[(value.LastIndexOf(' ') + 1)..];
        return WordList.StartsWithAny(message, Openings) || WordList.StartsWithAny(value, Prompts) || WordList.StartsWithAny(value, Signatures);
    }
}
