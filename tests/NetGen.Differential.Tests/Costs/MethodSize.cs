using System.Reflection;
using System.Reflection.Emit;

namespace NetGen.Differential.Tests.Costs;

/// <summary>What the JIT counts before it decides whether a method is worth optimising.</summary>
internal sealed record MethodSize(string Name, int Bytes, int Instructions, int Blocks, int Locals, int LocalReferences)
{
    /// <summary>
    /// Half of the JIT's own limits (DEFAULT_MIN_OPTS_CODE_SIZE, _INSTR_COUNT, _BB_COUNT, _LV_NUM_COUNT and _LV_REF_COUNT): it adds
    /// locals and blocks of its own when it inlines.
    /// </summary>
    public static readonly MethodSize Budget = new("half of the JIT's limits", 30_000, 10_000, 1_000, 1_000, 4_000);

    private static readonly Dictionary<int, OpCode> OpCodes = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => (int)(ushort)code.Value);

    public bool IsWithinBudget => Bytes <= Budget.Bytes && Instructions <= Budget.Instructions && Blocks <= Budget.Blocks
        && Locals <= Budget.Locals && LocalReferences <= Budget.LocalReferences;

    /// <summary>Every method of these types and of the types inside them.</summary>
    public static IEnumerable<MethodSize> Of(IEnumerable<Type> types)
    {
        const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        return from type in types
               from method in type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All))
               let body = method.GetMethodBody()
               where body is not null
               select Measure($"{type.FullName}.{method.Name}", body);
    }

    private static MethodSize Measure(string name, MethodBody body)
    {
        var il = body.GetILAsByteArray()!;
        var starts = new HashSet<int> { 0 };
        var (instructions, references) = (0, 0);
        for (var at = 0; at < il.Length; instructions++)
        {
            var value = il[at] == 0xFE ? 0xFE00 | il[at + 1] : il[at];
            var code = OpCodes[value];
            at += code.Size;
            var name2 = code.Name!;
            if (name2.StartsWith("ldloc", StringComparison.Ordinal) || name2.StartsWith("stloc", StringComparison.Ordinal)
                || name2.StartsWith("ldarg", StringComparison.Ordinal) || name2.StartsWith("starg", StringComparison.Ordinal))
                references++;
            at += OperandSize(code, il, at, starts);
            if (code.FlowControl is FlowControl.Branch or FlowControl.Cond_Branch or FlowControl.Return or FlowControl.Throw)
                starts.Add(at);
        }

        return new MethodSize(name, il.Length, instructions, starts.Count(start => start < il.Length), body.LocalVariables.Count, references);
    }

    private static int OperandSize(OpCode code, byte[] il, int at, HashSet<int> starts)
    {
        switch (code.OperandType)
        {
            case OperandType.InlineNone:
                return 0;
            case OperandType.ShortInlineBrTarget:
                starts.Add(at + 1 + (sbyte)il[at]);
                return 1;
            case OperandType.InlineBrTarget:
                starts.Add(at + 4 + BitConverter.ToInt32(il, at));
                return 4;
            case OperandType.InlineSwitch:
                var count = BitConverter.ToInt32(il, at);
                for (var i = 1; i <= count; i++)
                    starts.Add(at + 4 + (4 * count) + BitConverter.ToInt32(il, at + (4 * i)));
                return 4 + (4 * count);
            case OperandType.ShortInlineI or OperandType.ShortInlineVar:
                return 1;
            case OperandType.InlineVar:
                return 2;
            case OperandType.InlineI8 or OperandType.InlineR:
                return 8;
            default:
                return 4;
        }
    }
}
