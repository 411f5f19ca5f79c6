using LeakScan.Filtering;
using LeakScan.Rules;

namespace LeakScan.Tests.Filtering;

/// <summary>A judged match, and copies of it that differ in one property: what compares matches must forget none that is added.</summary>
internal static class ChangedMatch
{
    public static TheoryData<string> Properties => [.. typeof(JudgedMatch).GetProperties().Where(p => p.CanWrite).Select(p => p.Name)];

    public static JudgedMatch Original() => new() { Rule = 1, Length = 2, Secret = "ab", Confidence = Confidence.Medium };

    public static JudgedMatch In(string property)
    {
        var changed = Original();
        var info = typeof(JudgedMatch).GetProperty(property)!;
        var type = Nullable.GetUnderlyingType(info.PropertyType) ?? info.PropertyType;
        object value = type == typeof(string) ? "other" : type == typeof(bool) ? true : type.IsEnum ? Enum.ToObject(type, 1) : 77;
        if (value.Equals(info.GetValue(changed)))
        {
            value = Enum.ToObject(type, 2);
        }

        info.SetValue(changed, value);
        return changed;
    }
}
