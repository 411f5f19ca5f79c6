using LeakScan.Rules;

namespace LeakScan.Detection;

/// <summary>
/// The rules that need not be looked for in the rest of an item, because it has had so many of their matches or none counts in it: a dump of a million passwords
/// costs no more than its first hundred thousand. Belongs to one thread.
/// </summary>
internal sealed class ExhaustedRules(IReadOnlyList<Rule> rules)
{
    private readonly bool[] _exhausted = new bool[rules.Count];
    private bool _isInverted;

    /// <summary>Whether there are any.</summary>
    public bool Any { get; private set; }

    /// <summary>Whether a rule is not to be looked for.</summary>
    public bool Contains(int rule) => Any && _exhausted[rule] != _isInverted;

    /// <summary>Adds a rule, unless its matches are looked into for those of other rules.</summary>
    public void Add(int rule)
    {
        if (!rules[rule].Decode)
        {
            _exhausted[rule] = true;
            Any = true;
        }
    }

    /// <summary>Starts on another item.</summary>
    public void Clear()
    {
        if (Any)
        {
            Array.Clear(_exhausted);
            Any = false;
        }
    }

    /// <summary>Leaves out the same rules as another.</summary>
    public void CopyFrom(ExhaustedRules other)
    {
        Clear();
        if (other.Any)
        {
            Array.Copy(other._exhausted, _exhausted, _exhausted.Length);
            Any = true;
        }
    }

    /// <summary>Has only the exhausted rules looked for, or only the others again.</summary>
    public void Invert(bool isInverted) => _isInverted = isInverted;
}
