namespace LeakScan.Rules.Patterns;

/// <summary>A pattern that cannot be used. The message says what is wrong and where in the pattern.</summary>
internal sealed class PatternException(string message) : Exception(message);
