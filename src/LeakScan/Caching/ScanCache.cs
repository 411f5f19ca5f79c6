using System.Security.Cryptography;
using System.Text;
using LeakScan.Filtering;
using LeakScan.Findings.Locating;
using LeakScan.Rules;
using LeakScan.Sources;

namespace LeakScan.Caching;

/// <summary>
/// Lets a scan of a history read only what is new. An object's id stands for its bytes, so what a run found in an object the next one need not look for again, as long as
/// nothing else has changed that a match depends on: the rules, this program, the options; all of them make up the key.
/// <para>
/// A cache must not tell anybody a secret, so it says of a match only where it stands, and which matches are equal. Of each kind of match one object that holds it is scanned
/// again, as if it were new; what that finds stands for its equals in all other objects. They are then located, judged by path and told like any other,
/// from references and HEAD as they are now. If an object does not hold what the cache says, or cannot be read, its kind's other objects are scanned too.
/// </para>
/// <para>Nothing is lost: an object that is neither remembered as read without a problem nor remembered with its matches is read.</para>
/// </summary>
internal sealed class ScanCache
{
    private readonly CacheFile _file;
    private readonly IRecallingSource _source;
    private CacheContent? _content;
    private HashSet<SourceItem> _samples = [];

    private ScanCache(CacheFile file, IRecallingSource source)
    {
        _file = file;
        _source = source;
    }

    /// <summary>The cache for a source; null when the source has nothing that could be remembered.</summary>
    /// <param name="folder">Where caches are kept.</param>
    /// <param name="source">The source.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="options">All else that findings depend on.</param>
    public static ScanCache? Open(string folder, IRecallingSource source, RulePack rules, string options)
    {
        if (source.Place is not { } place)
        {
            return null;
        }

        // The module's id changes whenever the compiled code does.
        var key = string.Join('\n', rules.Hash, options, typeof(ScanCache).Module.ModuleVersionId, typeof(Git.ObjectId).Module.ModuleVersionId);
        return new ScanCache(new CacheFile(folder, place, SHA256.HashData(Encoding.UTF8.GetBytes(key))), source);
    }

    /// <summary>Hands the source what an earlier run left. Asked before the source is read.</summary>
    public void Recall()
    {
        if (_file.Read() is not { } bytes || CacheContent.TryRead(bytes) is not { } content || !_source.Recall(content.Source))
        {
            return;
        }

        _content = content;
        _samples = ChooseSamples(content);
        _source.Revisit(_samples);
    }

    /// <summary>Adds to what was found in this run what is remembered of recalled items.</summary>
    /// <param name="found">What was found in all items that were read.</param>
    /// <param name="findAgain">Scans items once more.</param>
    public void TakeOver(List<ItemMatches> found, Func<IReadOnlyCollection<SourceItem>, IEnumerable<ItemMatches>> findAgain)
    {
        if (_content is null)
        {
            return;
        }

        var judged = JudgeSamples(found.ToDictionary(f => f.Item));
        var unsure = new List<SourceItem>();
        foreach (var item in _content.Items.Where(i => !_samples.Contains(i.Item) && _source.IsRecalled(i.Item)))
        {
            if (item.Matches.All(m => judged[m.Kind] is not null))
            {
                found.Add(new ItemMatches(item.Item, [.. item.Matches.Select(m => new LocatedMatch(new PlacedMatch(judged[m.Kind]!, m.Start), null, m.Line))]));
            }
            else
            {
                unsure.Add(item.Item);
            }
        }

        if (unsure.Count > 0)
        {
            found.AddRange(findAgain(unsure));
        }
    }

    /// <summary>Leaves what was read and found to the next run. Asked when all of it was located.</summary>
    public void Save(IReadOnlyList<ItemMatches> found)
    {
        // An item inside another one cannot be asked for by itself.
        if (found.All(f => f.Item.Path is null) && _source.Memorize() is { } memory)
        {
            var kinds = new MatchKinds();
            var items = found.Select(f => new CachedItem(f.Item, [.. f.Matches.Select(m => new CachedMatch(kinds.NumberOf(m.Placed.Match), m.Placed.Start, m.Line))])).ToList();
            _file.Write(new CacheContent(memory, kinds.Rules, items).ToBytes());
        }
    }

    /// <summary>Items that together hold every kind of match.</summary>
    private HashSet<SourceItem> ChooseSamples(CacheContent content)
    {
        var held = new bool[content.RuleOf.Count];
        var samples = new HashSet<SourceItem>();

        // Those with many kinds first, so that few are needed.
        foreach (var item in content.Items.OrderByDescending(i => i.Matches.Length))
        {
            if (Array.Exists(item.Matches, m => !held[m.Kind]) && _source.IsRecalled(item.Item))
            {
                samples.Add(item.Item);
                Array.ForEach(item.Matches, m => held[m.Kind] = true);
            }
        }

        return samples;
    }

    /// <summary>What the samples hold, by kind; null where none holds it.</summary>
    private JudgedMatch?[] JudgeSamples(Dictionary<SourceItem, ItemMatches> found)
    {
        var judged = new JudgedMatch?[_content!.RuleOf.Count];
        foreach (var sample in _content.Items.Where(i => _samples.Contains(i.Item) && found.ContainsKey(i.Item)))
        {
            var matches = found[sample.Item].Matches.ToLookup(m => (m.Placed.Match.Rule, m.Placed.Start), m => m.Placed.Match);
            foreach (var match in sample.Matches)
            {
                judged[match.Kind] ??= matches[(_content.RuleOf[match.Kind], match.Start)].FirstOrDefault();
            }
        }

        return judged;
    }
}
