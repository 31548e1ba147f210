namespace NetGen.Fuzz.Making;

/// <summary>Types that attributes may name beside a case's own blocks.</summary>
internal static class OtherTypes
{
    /// <summary>What is no block stands in every case that may name it.</summary>
    public const string Declarations = "public class NoBlock;\npublic struct AStruct;\npublic enum AnEnum;\npublic interface IAnInterface;\n";

    /// <summary>Blocks as another assembly has them; some are wrong.</summary>
    public const string Library =
        """
        namespace Foreign;
        [Block, Dense(4, Activation = Activation.ReLU), LayerNorm] public class Good;
        [Block, Block<Good>] public class Nested;
        [Block, Conv2D(2, 3, Padding = Padding.Same)] public class Pixels;
        [Block] public class Hollow;
        [Block, Dense(0)] public class Wrong;
        [Block, Repeat<Circle>(2)] public class Circle;
        [Block, Block<Pang>] public class Ping;
        [Block, Block<Ping>] public class Pang;
        [Block, Flatten, Dense(2, Name = "a b")] public class Named;
        public static class Holder { [Block, Dropout(0.1)] public class Inner; }
        public class Plain;
        [Block, BatchNorm] public class Generic<T>;
        """;

    /// <summary>As attributes call them.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        nameof(Identity), nameof(Identity), "Foreign.Good", "Foreign.Nested", "Foreign.Pixels", "Foreign.Hollow", "Foreign.Wrong", "Foreign.Circle",
        "Foreign.Ping", "Foreign.Named", "Foreign.Holder.Inner", "Foreign.Plain", "Foreign.Generic<int>", "int", "string", "object", "int[]",
        "List<int>", "(int, string)", "NoBlock", "AStruct", "AnEnum", "IAnInterface", "Action<string>",
    ];
}
