using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using NetGen.Generators.Emission;
using NetGen.Generators.Emission.Kernels;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Planning;
using NetGen.Generators.Program;
using NetGen.TestKit;
using Xunit;

namespace NetGen.Generators.Tests.Emission;

/// <summary>Kernels in one compiled class, with the widths of the hardware to choose.</summary>
internal sealed class CompiledKernels
{
    private readonly Type _type;

    public CompiledKernels(IEnumerable<(KernelText Text, KernelSignature Signature)> kernels)
    {
        var source = new StringBuilder(
            """
            #pragma warning disable CS1591 // the kernels are documented where they are called
            using System;
            using System.Runtime.CompilerServices;
            using System.Runtime.InteropServices;
            using System.Runtime.Intrinsics;
            using NetGen.Numerics;
            using NetGen.Runtime;
            public static class Kernels
            {
                public static int Width;

            """);
        foreach (var (number, (text, signature)) in kernels.Index())
        {
            source.Append(text.Write($"Kernel{number}"));
            var references = signature.Tensors.Select((_, i) => $"ref t[{i}][0]");
            var constants = new Queue<int>(signature.Constants);
            var names = signature.Parameters.Where(parameter => parameter.StartsWith("nint ", StringComparison.Ordinal)).Select(parameter => parameter.Split(' ')[1]).ToList();

            // How many rows are summed is a constant if they are a sample's, else as many as there are samples.
            var countsRows = names.Except(["first", "last", "batch"]).Count() > constants.Count;
            var integers = names.Select(name => name is "first" or "last" or "batch" ? name
                : name == "rows" && countsRows ? "batch" : constants.Dequeue().ToString(CultureInfo.InvariantCulture));
            var widths = text.TakesWidth ? $"<{VectorWidth.Any.TypeArguments}>" : "";
            var run = new CodeWriter();
            PassMethod.Write(
                run,
                "public static",
                $"Run{number}",
                ["float[][] t", "nint first", "nint last", "nint batch"],
                body => body.Line($"Kernel{number}{widths}({string.Join(", ", references.Concat(integers))});"));
            source.Append(run);
        }

        source.Append('}');
        source.Replace("!Vector512.IsHardwareAccelerated", "Width < 512").Replace("Vector512.IsHardwareAccelerated", "Width >= 512").Replace("Vector256.IsHardwareAccelerated", "Width >= 256");
        var compilation = CSharpCompiler.Compile(source.ToString());

        // Users' builds may treat warnings as errors.
        Assert.Equal([], compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(diagnostic => diagnostic.ToString()));
        _type = LoadedAssembly.From(compilation).Type("Kernels");
    }

    public delegate void Kernel(float[][] tensors, nint first, nint last, nint batch);

    /// <summary>Acts as if vectors were at most this wide.</summary>
    public void Allow(int width) => _type.GetField("Width", BindingFlags.Public | BindingFlags.Static)!.SetValue(null, width);

    /// <summary>Random numbers for a tensor, with room behind them, as there is behind all memory that isn't the user's.</summary>
    public static float[] Memory(Tensor tensor, int samples)
    {
        var random = new Random(tensor.Size + tensor.Name.Length);
        return [.. Enumerable.Range(0, (tensor.Size * (tensor.Batched ? samples : 1)) + TilePlan.Lanes).Select(_ => (float)((2 * random.NextDouble()) - 1))];
    }

    public Kernel Find(int number) => _type.GetMethods().Single(method => method.Name == $"Run{number}" && !method.IsGenericMethod).CreateDelegate<Kernel>();
}
