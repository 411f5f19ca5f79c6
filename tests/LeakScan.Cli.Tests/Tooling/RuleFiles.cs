namespace LeakScan.Cli.Tests.Tooling;

/// <summary>Rule files for tests.</summary>
internal static class RuleFiles
{
    public const string AcmeId = "acme-key";

    /// <summary>Finds <c>acme-</c> and nine digits.</summary>
    public const string Acme =
        """
        provider: Acme
        rules:
          - id: acme-key
            name: Acme key
            description: Opens the door of the Acme warehouse.
            severity: high
            confidence: high
            keywords: [acme-]
            pattern: '\bacme-[0-9]{9}\b'
            rotate: {text: Ask the porter for a new one.}
            examples: ['key: acme-{{digits:9}}', 'acme-{{digits:9}}']
            negative_examples: ['acme-{{digits:8}}']
        """;

    /// <summary>The same with a pattern that cannot be compiled, in line 9.</summary>
    public static string Broken => Acme.Replace("[0-9]{9}", "[0-9{9}");
}
