using NetGen.Generators.Emission.Kernels;
using NetGen.Generators.Planning;
using NetGen.Generators.Program;

namespace NetGen.Generators.Tests.Planning;

/// <summary>A workspace that knows of every float which tensor it belongs to.</summary>
internal sealed class LabelledMemory(MemoryPlan plan, int batch)
{
    private readonly Tensor?[] _owners = new Tensor?[plan.FixedLength + (batch * plan.LengthPerSample)];
    private readonly int _groups = (batch + Tensor.SamplesOfGroup - 1) / Tensor.SamplesOfGroup;
    private readonly HashSet<int> _written = [];

    /// <summary>From here on two tensors must not be written to the same place.</summary>
    public void BeginWriting() => _written.Clear();

    /// <summary>Writes a whole tensor; false if another was written to the same place since <see cref="BeginWriting"/>.</summary>
    public bool Write(Tensor tensor)
    {
        var storage = KernelSignature.StorageOf(tensor);
        var isFree = true;
        foreach (var place in Places(storage))
        {
            isFree &= _written.Add(place) || _owners[place] == storage;
            _owners[place] = storage;
        }

        return isFree;
    }

    /// <summary>Whether all of a tensor is there.</summary>
    public bool Holds(Tensor tensor)
    {
        var storage = KernelSignature.StorageOf(tensor);
        return Places(storage).All(place => _owners[place] == storage);
    }

    private IEnumerable<int> Places(Tensor storage) =>
        storage.Batched ? Enumerable.Range(plan.FixedPart + (_groups * plan.LengthPerGroup) + (batch * plan.OffsetOf(storage)), batch * storage.Size)
        : storage.IsOfGroups ? Enumerable.Range(plan.FixedPart + (_groups * plan.OffsetOf(storage)), _groups * storage.Size)
        : Enumerable.Range(plan.OffsetOf(storage), storage.Size);
}
