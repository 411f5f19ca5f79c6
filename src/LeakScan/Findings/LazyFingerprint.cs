namespace LeakScan.Findings;

/// <summary>The fingerprint of a finding, computed when it is asked for, or before that together with others. Safe for several threads: all compute the same.</summary>
internal sealed class LazyFingerprint
{
    private readonly string _ruleId = "";
    private readonly Secret? _secret;
    private volatile string? _value;

    /// <summary>One that is computed when it is asked for.</summary>
    public LazyFingerprint(string ruleId, Secret secret)
    {
        _ruleId = ruleId;
        _secret = secret;
    }

    /// <summary>One that is known.</summary>
    public LazyFingerprint(string value) => _value = value;

    /// <summary>Whether it is known.</summary>
    public bool IsValueCreated => _value is not null;

    /// <summary>The fingerprint.</summary>
    public string Value
    {
        get
        {
            if (_value is null)
            {
                Compute([this]);
            }

            return _value!;
        }
    }

    /// <summary>Computes several that are not known yet.</summary>
    public static void Compute(ReadOnlySpan<LazyFingerprint> waiting)
    {
        var inputs = new (string RuleId, Secret Secret)[waiting.Length];
        for (var i = 0; i < inputs.Length; i++)
        {
            inputs[i] = (waiting[i]._ruleId, waiting[i]._secret!);
        }

        var values = Fingerprinter.Compute(inputs);
        for (var i = 0; i < values.Length; i++)
        {
            waiting[i]._value = values[i];
        }
    }
}
