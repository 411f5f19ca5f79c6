using System.IO.Compression;
using System.Reflection;
using System.Reflection.Emit;

namespace LeakScan.Benchmarks.Profiling;

/// <summary>
/// Writes counts in the form that the native compiler reads: an assembly whose code is never run but loads the method and then its counts as constants.
/// Format: https://github.com/dotnet/runtime/blob/main/src/coreclr/tools/aot/ILCompiler.ReadyToRun/IBC/MIbcProfileParser.cs
/// </summary>
internal static class ProfileWriter
{
    // Which parts of a place follow: offset, kind, count and the rest, all of them each time.
    private const int AllParts = 0xF;

    /// <summary>Writes a file; returns how many methods are in it.</summary>
    /// <param name="file">The file, in a zip archive as compilers take it.</param>
    /// <param name="counts">What was counted.</param>
    /// <param name="assemblies">The assemblies whose methods are wanted.</param>
    public static int Write(string file, IEnumerable<MethodCounts> counts, IReadOnlyList<Assembly> assemblies)
    {
        var bySize = assemblies.SelectMany(MethodsOf).ToLookup(m => (m.Name, m.Size), m => m.Method);
        var profile = new PersistedAssemblyBuilder(new AssemblyName("profile"), typeof(object).Assembly);
        var module = profile.DefineDynamicModule("profile");
        var groups = assemblies.ToDictionary(a => a, a => module.DefineGlobalMethod(a.GetName().Name!, MethodAttributes.Public | MethodAttributes.Static, typeof(void), []));
        var written = 0;
        foreach (var method in counts)
        {
            if (bySize[(method.Name, method.Size)].ToList() is [var found] && method.Edges.Any(e => e.Count > 0))
            {
                Write(groups[found.Module.Assembly].GetILGenerator(), found, method.Edges);
                written++;
            }
        }

        var dictionary = module.DefineGlobalMethod("AssemblyDictionary", MethodAttributes.Public | MethodAttributes.Static, typeof(void), []).GetILGenerator();
        foreach (var (assembly, group) in groups)
        {
            group.GetILGenerator().Emit(OpCodes.Ret);
            dictionary.Emit(OpCodes.Ldstr, assembly.GetName().Name + ";");
            dictionary.Emit(OpCodes.Ldtoken, group);
            dictionary.Emit(OpCodes.Pop);
        }

        dictionary.Emit(OpCodes.Ret);
        module.CreateGlobalFunctions();
        using var archive = new ZipArchive(File.Create(file), ZipArchiveMode.Create);
        using var entry = archive.CreateEntry(Path.GetFileName(file) + ".dll", CompressionLevel.SmallestSize).Open();
        profile.Save(entry);
        return written;
    }

    private static void Write(ILGenerator il, MethodInfo method, IReadOnlyList<EdgeCount> edges)
    {
        il.Emit(OpCodes.Ldtoken, method);
        il.Emit(OpCodes.Ldstr, "ExclusiveWeight");
        il.Emit(OpCodes.Ldc_I4, edges.Max(e => e.Count));
        il.Emit(OpCodes.Ldstr, "InstrumentationDataStart");
        foreach (var edge in edges)
        {
            foreach (var part in (ReadOnlySpan<int>)[AllParts, edge.From, edge.Kind, 1, edge.To, edge.Count])
            {
                il.Emit(OpCodes.Ldc_I4, part);
            }
        }

        il.Emit(OpCodes.Ldstr, "InstrumentationDataEnd");
        il.Emit(OpCodes.Pop);
    }

    private static IEnumerable<(string Name, int Size, MethodInfo Method)> MethodsOf(Assembly assembly) =>
        from type in assembly.GetTypes()
        where !type.ContainsGenericParameters
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where !method.ContainsGenericParameters && method.GetMethodBody() is not null
        select ($"{type.FullName}.{method.Name}", method.GetMethodBody()!.GetILAsByteArray()!.Length, method);
}
