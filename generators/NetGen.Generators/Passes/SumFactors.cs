using NetGen.Generators.Program;
using NetGen.Generators.Program.Expressions;
using NetGen.Generators.Spec;
using static NetGen.Generators.Program.Expressions.Expressions;

namespace NetGen.Generators.Passes;

/// <summary>
/// Takes factors that are the same for every row out of sums over rows: Σ weight · x = weight · Σ x. What differs only in such factors is
/// summed once: of the four gradients of a normalisation over the batch, two sums are left.
/// </summary>
internal static class SumFactors
{
    public static NetworkProgram Run(NetworkProgram program)
    {
        var names = new TensorNamesInUse(program);
        var terms = program.Ops.OfType<Map>().Where(IsSum).ToDictionary(map => map, Term.Of);
        var sums = terms.Values.ToLookup(term => term.Key);
        var known = new Dictionary<SumKey, Tensor>();
        var ops = new List<Op>();
        foreach (var op in program.Ops)
        {
            if (op is not Map map || !terms.TryGetValue(map, out var term))
            {
                ops.Add(op);
                continue;
            }

            if (!known.TryGetValue(term.Key, out var sum))
            {
                // Where somebody wants the sum as it is, that is the one which the others share.
                var plain = sums[term.Key].FirstOrDefault(other => !other.HasFactor);
                var first = plain?.Map ?? term.SumOf(names);
                ops.Add(first);
                sum = first.Outputs[0];
                known.Add(term.Key, sum);
            }

            if (sum != map.Outputs[0])
                ops.Add(term.Scaled(sum));
        }

        return program.With(ops);
    }

    private static bool IsSum(Map map) => map.Space.Batched && map.Results.Count == 1
        && map.Results[0] is { Reduction: Reduction.ColumnSum, Target.Overwrites: null };

    /// <summary>The same for two sums of the same.</summary>
    private sealed record SumKey(Space Space, string Inputs, Expr Summand);

    /// <summary>A sum over rows as factor · Σ summand.</summary>
    private sealed class Term
    {
        private readonly Expr _factor;
        private readonly Expr _summand;
        private readonly List<Tensor> _inputs = [];

        private Term(Map map, Expr factor, Expr summand)
        {
            Map = map;
            _factor = factor;
            _summand = Slots.Renumber(summand, map.Inputs, _inputs);
            Key = new SumKey(map.Space, string.Join(" ", _inputs.Select(input => input.Name)), _summand);
        }

        public Map Map { get; }

        /// <summary>What is summed: the same in terms that share a sum.</summary>
        public SumKey Key { get; }

        public bool HasFactor => _factor != 1;

        public static Term Of(Map map)
        {
            var value = map.Results[0].Value;
            var (factor, summand) = Split(value, map);
            var isWorthIt = summand is not Constant && factor.Descendants().OfType<Input>().Any();
            return isWorthIt ? new Term(map, Simplifier.Simplify(factor), Simplifier.Simplify(summand)) : new Term(map, 1, value);
        }

        public Map SumOf(TensorNamesInUse names)
        {
            var target = new Tensor(names.New(Map.Outputs[0].Name + ".sum"), TensorRole.Temporary, batched: false, new Shape(Map.Space.Columns));
            return new Map(Map.Space, _inputs, [new MapOutput(target, _summand, Reduction.ColumnSum)]) { Origin = Map.Origin };
        }

        /// <summary>The factor times the sum.</summary>
        public Map Scaled(Tensor sum)
        {
            var inputs = new List<Tensor> { sum };
            var factor = Slots.Renumber(_factor, Map.Inputs, inputs);
            return new Map(
                new Space(false, 1, Map.Space.Columns), inputs, [new MapOutput(Map.Outputs[0], Simplifier.Simplify(factor * In(0)), Reduction.None)])
            {
                Origin = Map.Origin,
            };
        }

        private static (Expr Factor, Expr Summand) Split(Expr value, Map map)
        {
            if (IsSameForRows(value, map))
                return (value, 1);

            switch (value)
            {
                case Unary { Operator: UnaryOperator.Negate } negated:
                    var (factor, summand) = Split(negated.Operand, map);
                    return (-factor, summand);
                case Binary { Operator: BinaryOperator.Multiply } product:
                    var (left, right) = (Split(product.Left, map), Split(product.Right, map));
                    return (left.Factor * right.Factor, Times(left.Summand, right.Summand));
                case Binary { Operator: BinaryOperator.Divide } quotient:
                    var dividend = Split(quotient.Left, map);
                    return IsSameForRows(quotient.Right, map)
                        ? (dividend.Factor / quotient.Right, dividend.Summand)
                        : (dividend.Factor, dividend.Summand / quotient.Right);
                case Select { Otherwise: Constant { Value: 0 } } mask:
                    var masked = Split(mask.Then, map);
                    return (masked.Factor, If(mask.Condition, masked.Summand, 0));
                default:
                    return (1, value);
            }
        }

        // Masks outermost, so that terms of different origin come out alike.
        private static Expr Times(Expr left, Expr right) => (left, right) switch
        {
            (_, Select { Otherwise: Constant { Value: 0 } } mask) => If(mask.Condition, Times(left, mask.Then), 0),
            (Select { Otherwise: Constant { Value: 0 } } mask, _) => If(mask.Condition, Times(mask.Then, right), 0),
            _ => Simplifier.Simplify(left * right),
        };

        private static bool IsSameForRows(Expr value, Map map) => value.Descendants().All(node => node switch
        {
            Input input => map.Space.BroadcastOf(map.Inputs[input.Slot]) is Broadcast.AlongRows or Broadcast.Everywhere,
            RandomUniform => false,
            _ => true,
        });
    }
}
