using NetGen.Generators.Emission;
using NetGen.Generators.Infrastructure;
using Xunit;

namespace NetGen.Generators.Tests.Emission;

/// <summary>The width of vectors is chosen once a pass.</summary>
public sealed class PassMethodTests
{
    [Fact]
    public void A_pass_that_calls_kernels_of_any_width_takes_the_widest_there_is() => Assert.Equal(
        """
        private static void Forward(ref float input, nint batch)
        {
            if (Vector512.IsHardwareAccelerated)
                Forward<Lanes512, Vector512<float>>(ref input, batch);
            else if (Vector256.IsHardwareAccelerated)
                Forward<Lanes256, Vector256<float>>(ref input, batch);
            else
                Forward<Lanes128, Vector128<float>>(ref input, batch);
        }

        private static void Forward<L, V>(ref float input, nint batch)
            where L : struct, ILanes<V> where V : struct
        {
            Kernels.Dense<L, V>(ref input, batch);
        }

        """.Replace("    ", "\t", StringComparison.Ordinal),
        Write("Kernels.Dense<L, V>(ref input, batch);"));

    [Fact]
    public void A_pass_that_calls_none_is_one_method() => Assert.Equal(
        "private static void Forward(ref float input, nint batch)\n{\n\tKernels.Dense(ref input);\n}\n", Write("Kernels.Dense(ref input);"));

    [Fact]
    public void A_body_keeps_its_indents_and_blank_lines_but_for_those_at_its_end() => Assert.Equal(
        """
        private static void Forward(ref float input, nint batch)
        {
            first();

            for (;;)
            {
                second();

                third();
            }
        }

        """.Replace("    ", "\t", StringComparison.Ordinal),
        Write(body =>
        {
            body.Line("first();");
            body.Line();
            using (body.Braces("for (;;)"))
            {
                body.Line("second();");
                body.Line();
                body.Line("third();");
            }

            body.Line();
            body.Line();
        }));

    private static string Write(string line) => Write(body => body.Line(line));

    private static string Write(Action<CodeWriter> body)
    {
        var writer = new CodeWriter();
        PassMethod.Write(writer, "private static", "Forward", ["ref float input", "nint batch"], body);
        return writer.ToString();
    }
}
