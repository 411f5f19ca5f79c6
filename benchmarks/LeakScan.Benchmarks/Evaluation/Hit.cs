using LeakScan.Rules;

namespace LeakScan.Benchmarks.Evaluation;

/// <summary>Something that was found in an example.</summary>
/// <param name="RuleId">By which rule.</param>
/// <param name="Confidence">How sure.</param>
/// <param name="Line">First line, 1-based.</param>
/// <param name="EndLine">Last line.</param>
/// <param name="Secret">The credential in plain text.</param>
internal sealed record Hit(string RuleId, Confidence Confidence, int Line, int EndLine, string Secret);
