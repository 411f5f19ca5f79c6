namespace LeakScan.Configuration;

/// <summary>The configuration that <c>leakscan init</c> writes: valid as it is, and valid with every line that begins with "#:" taken in.</summary>
internal static class ConfigurationTemplate
{
    public const string Text =
        """
        # Configuration of LeakScan. It holds for everything below this folder, and adds to the built-in rules.
        # Lines that begin with "#: " are examples: take the "#: " away to use one. Paths are those that reports show,
        # '/'-separated; ** stands for any number of folders. 'leakscan scan -v' prints what this file leaves out.
        version: 1

        # The least confidence that is reported: low, medium, high.
        #: min-confidence: medium

        #: rules:
        # Rule files, or folders of them, used beside the built-in rules; the same id replaces. Relative to this file.
        #:   packs: [tools/our-rules.yml]
        # Rules that are not used; 'leakscan rules list' shows all.
        #:   disable: [generic-password]

        #: paths:
        # When there are any, only files that match one of these are read.
        #:   include: ['**']
        # Files and folders that are not read, and do not count in a history.
        #:   exclude: ['third_party/**', '**/*.min.js']

        # Findings that are no secrets. An entry allows what meets all that it asks for; of each list one is enough.
        # They are counted in every report, and listed with -v.
        #: allow:
        #:   - paths: ['docs/**']
        #:     rules: [generic-api-key]
        #:     reason: keys of the tutorial, which open nothing
        #:   - patterns: ['(?i)^example']
        #:     values: [not-a-real-password]
        #:     reason: placeholders

        # Findings that were accepted earlier, written by 'leakscan baseline create'. Relative to this file; by default .leakscan.baseline at the root of the repository.
        #: baseline: .leakscan.baseline

        #: limits:
        # Larger files are not read, and reported as a gap.
        #:   max-file-size: 100M

        """;
}
