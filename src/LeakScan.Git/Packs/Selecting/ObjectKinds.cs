namespace LeakScan.Git;

/// <summary>What kind each object is, as its header says or that of what it is built on: nothing is inflated for objects in packs.</summary>
internal static class ObjectKinds
{
    /// <summary>The kind of each object by its ordinal; default where no header says it.</summary>
    public static ObjectKind[] Read(ObjectDatabase database, PackForests forests, IObjectReader objects)
    {
        var kinds = new ObjectKind[database.Objects.Count];
        for (var source = 0; source < database.PackCount; source++)
        {
            var forest = forests[source];
            for (var entry = 0; entry < forest.Count; entry++)
            {
                var position = forest.PositionOf(entry);
                if (database.Objects.Owns(source, position))
                {
                    kinds[database.Objects.OrdinalAt(source, position)] = forest.KindOf(entry);
                }
            }
        }

        for (var ordinal = 0; ordinal < kinds.Length; ordinal++)
        {
            // Loose, or built on what another source holds.
            if (kinds[ordinal] == default)
            {
                kinds[ordinal] = objects.ReadKind(database.Objects.IdAt(ordinal)) ?? default;
            }
        }

        return kinds;
    }
}
