namespace LeakScan.Benchmarks.Evaluation;

/// <summary>True and false positives and negatives.</summary>
internal sealed class Score
{
    /// <summary>Credentials that were found.</summary>
    public int TruePositives { get; private set; }

    /// <summary>Other lines that were hit.</summary>
    public int FalsePositives { get; private set; }

    /// <summary>Credentials that were missed.</summary>
    public int FalseNegatives { get; private set; }

    /// <summary>Share of what was hit that is a credential; 1 when nothing was hit.</summary>
    public double Precision => TruePositives + FalsePositives == 0 ? 1 : (double)TruePositives / (TruePositives + FalsePositives);

    /// <summary>Share of the credentials that was found; 1 when there are none.</summary>
    public double Recall => TruePositives + FalseNegatives == 0 ? 1 : (double)TruePositives / (TruePositives + FalseNegatives);

    /// <summary>Harmonic mean of both.</summary>
    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    /// <summary>Counts one line.</summary>
    public void Add(bool isCredential, bool isHit)
    {
        TruePositives += isCredential && isHit ? 1 : 0;
        FalsePositives += !isCredential && isHit ? 1 : 0;
        FalseNegatives += isCredential && !isHit ? 1 : 0;
    }
}
