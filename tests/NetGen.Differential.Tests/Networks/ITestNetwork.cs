namespace NetGen.Differential.Tests.Networks;

/// <summary>A network to compile.</summary>
internal interface ITestNetwork
{
    /// <summary>The class, with its namespace.</summary>
    string Name { get; }

    /// <summary>The class with its attributes.</summary>
    string Source { get; }

    /// <summary>The widest vectors, in bits, that its kernels may use.</summary>
    int Width { get; }

    /// <summary>Whether kernels that differ in numbers only share their code, as those of a large network do.</summary>
    bool SharesKernels => false;
}
