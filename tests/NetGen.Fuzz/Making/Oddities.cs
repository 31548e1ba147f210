using NetGen.Fuzz.Attributes;
using NetGen.Fuzz.Sources;

namespace NetGen.Fuzz.Making;

/// <summary>What may be odd about the class of a network: its name, its place, its modifiers, its members.</summary>
internal static class Oddities
{
    private const string OtherNetwork = "[Network, Input(2), Dense(2), MeanSquaredErrorLoss, Adam(0.1)]";

    private static readonly string[] Names =
    [
        "@class", "@event", "@int", "@namespace", "@await", "@record", "@var", "@dynamic", "@field", "@nint", "net", "größe", "層", "_", "__", "T", "L", "V", "x",
        "Engine", "Guard", "Kernels", "Work", "Training", "Span", "Vector512", "OptimizerKernels", "MetricSet", "Unsafe", "Math", "System",
        "NetGen", "Network", "Dense", "Activation", "DenseAttribute", "Attribute", "Object", "String", "Single", "Predict", "Loss", "Fit", "Info", "Parameters",
        "InputSize", "Classify", "PredictProbabilities", "Buffers", "LearningRate", "ToString", "GetHashCode", "Equals", "Dispose", "TargetSize", "CreateMetrics",
        "FlagsAttribute", "GeneratedCode", "Lanes512", "ILanes", "Trainer", "I", "M", "W", "N", "K", "C", "Net_",
    ];

    private static readonly string[] Modifiers =
    [
        "", "public", "internal", "partial", "internal partial", "public sealed partial", "public abstract partial", "public static partial",
        "file partial", "file", "sealed partial", "unsafe partial", "private partial", "protected internal partial", "new partial", "private protected partial",
    ];

    private static readonly string[] Headings =
    [
        "(int units)", "()", " : object", " : System.IDisposable", " : OtherNet", " : DerivedNet", " : Base", " : GenericBase<int>", " : IOther", " : AbstractBase",
    ];

    private static readonly string[] Members =
    [
        "public int Engine;", "private int _engine = 1; public int E => _engine;", "public int Loss => 1;", "public void Predict() { }",
        "public static int InputSize = 3;", "public int Info() => 1;", "public class Parameters { }", "public enum Kernels { A }", "public override string ToString() => \"\";",
        "public object? Training { get; set; } public int Forward, Infer, Infer_, Work;", "public int Classify => 1;", "public float Predict(float[] x) => x[0];",
        "static THIS() { }", "~THIS() { }", "private THIS() { }", "public THIS(int a, int b) : this((ulong)(a + b)) { }", "public THIS(string s) { _ = s; }",
        "public int this[int i] => i;", "public static implicit operator int(THIS x) => 1;", "public event System.Action? LearningRate;",
        "public class L { } public class V { } public struct Span { } public interface Guard { }", "public int seed, inputs, outputs, targets;",
        "public class Work { public class Engine { } }", "public delegate void Fit();", "public const int ParameterCount = 1;", "public System.IDisposable? Buffers { get; init; }",
        "public required int Size { get; init; }", "public int _seed, s_info, t_output, ScratchLength;", "public partial class Engine { } public partial class Kernels { }",
        "public virtual void Dispose() { }", "public T Load<T>(T x) => x;", "public int Seed => 3; public int TargetSize = 2; public void CreateMetrics() { }",
    ];

    private static readonly string[] Containers =
    [
        "public partial class OuterK", "public partial struct OuterK", "public partial interface OuterK", "public partial record OuterK",
        "public partial record struct OuterK(int X)", "public partial class OuterK<T>", "public partial class OuterK<Engine, Span>", "public static partial class OuterK",
        "public class OuterK", "file partial class OuterK", "public partial class OuterK<@class, T2> where T2 : struct", "public partial interface OuterK<T>",
        "public sealed partial class OuterK : System.IDisposable", "public abstract partial class OuterK(int x)", "public ref partial struct OuterK", "public partial class @OuterK<T> where T : OuterK<T>",
    ];

    private static readonly string[] Inner = ["A", "A.B.C", "@event.@int", "NetGen", "System", "Größe", "Engine", "Net", "@record.@var", "Dense"];

    /// <summary>The same network, odd in a few ways.</summary>
    public static FuzzCase Apply(FuzzCase source, Dice dice)
    {
        var changed = source;
        for (var i = dice.Chance(0.8) ? 1 : 2; i > 0; i--)
            changed = Once(changed, dice);
        return changed with { Kind = changed.Kind + ", odd" };
    }

    private static FuzzCase Once(FuzzCase source, Dice dice)
    {
        return dice.Number(1, 14) switch
        {
            1 or 2 => Class(network => network with { Name = dice.Pick(Names) }),
            3 or 4 => Contained(source, dice),
            5 => Class(network => network with { Modifiers = dice.Pick(Modifiers) }),
            6 => Class(network => network with { Keyword = dice.Pick(["record", "record class", "struct", "interface", "record struct"]) }),
            7 => Class(network => network with { TypeParameters = dice.Pick(["<T>", "<T, @in>"]) }),
            8 => WithBases(source) with { Network = source.Network with { Heading = dice.Pick(Headings), Members = "public void Dispose() { }" } },
            9 or 10 => Class(network => network with
            {
                Members = string.Join('\n', dice.Some(Members, 0.06).DefaultIfEmpty(dice.Pick(Members)))
                    .Replace("THIS", network.Name, StringComparison.Ordinal),
            }),
            11 => source with { Inner = dice.Pick(Inner) },
            12 => Split(source, dice),
            13 => Class(network => network with { IsOneList = true }),
            _ => source with { Others = source.Others + $"public class {dice.Pick(Names.Where(name => name.All(char.IsAscii)).ToList())};\n" },
        };

        FuzzCase Class(Func<FuzzClass, FuzzClass> change) => source with { Network = change(source.Network) };
    }

    private static FuzzCase Contained(FuzzCase source, Dice dice) => source with
    {
        Containers =
        [
            .. Enumerable.Range(0, dice.Number(1, 2))
                .Select(i => dice.Pick(Containers).Replace("OuterK", FormattableString.Invariant($"Outer{i}"), StringComparison.Ordinal)),
        ],
    };

    private static FuzzCase WithBases(FuzzCase source) => source with
    {
        Others = source.Others
            + OtherNetwork + " public partial class OtherNet;\npublic class DerivedNet : OtherNet;\n"
            + "public class Base { public int Engine, Predict, _seed; public class Guard { } protected void Initialize() { } }\n"
            + "public class GenericBase<T> { public T? Training; public void Fit(T x) { } public static int InputSize; }\n"
            + "public interface IOther { void Dispose(); }\npublic abstract class AbstractBase { public virtual void Save(string path) { } public int Info; }\n",
    };

    // Part of the attributes on a second declaration, in the same file or in another; or none of them.
    private static FuzzCase Split(FuzzCase source, Dice dice)
    {
        var attributes = source.Network.Attributes;
        var moved = dice.Some(attributes.Where(use => use.Shape.Role != AttributeRole.Mark || dice.Chance(0.1)), dice.Pick([0, 0, 0.2, 0.5])).ToList();
        var network = source.Network with { Attributes = attributes.RemoveRange(moved), Elsewhere = [.. moved] };
        return source with { Network = network, HasTwoFiles = dice.Chance(0.5) };
    }
}
