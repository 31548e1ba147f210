using System.Collections;
using System.Reflection;

namespace NetGen.TestKit;

/// <summary>Walks everything that an object refers to, through fields of any visibility.</summary>
internal static class ObjectGraph
{
    /// <summary>The path to the first object that the predicate is true for, or null.</summary>
    public static string? Find(object? root, Func<object, bool> predicate)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        return Visit(root, "value");

        string? Visit(object? node, string path)
        {
            if (node is null or string || node.GetType().IsPrimitive || node.GetType().IsEnum || node is Type or Delegate)
                return null;
            if (predicate(node))
                return $"{path} ({node.GetType().Name})";
            if (!node.GetType().IsValueType && !seen.Add(node))
                return null;

            if (node is Array array)
                return Elements(array, path);

            return Fields(node.GetType())
                .Select(field => Visit(field.GetValue(node), $"{path}.{field.Name}"))
                .FirstOrDefault(found => found is not null);
        }

        string? Elements(IEnumerable array, string path) => array.Cast<object?>()
            .Select((element, i) => Visit(element, FormattableString.Invariant($"{path}[{i}]")))
            .FirstOrDefault(found => found is not null);
    }

    private static IEnumerable<FieldInfo> Fields(Type type)
    {
        const BindingFlags All = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var field in current.GetFields(All))
                yield return field;
        }
    }
}
