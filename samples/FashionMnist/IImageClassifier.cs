using NetGen;
using NetGen.Training;

namespace FashionMnistSample;

/// <summary>What both networks of this sample can do; their generated members fit as they are.</summary>
internal interface IImageClassifier : ITrainable<int>
{
    /// <summary>Everything that is trained.</summary>
    ParameterSet Parameters { get; }

    /// <summary>Writes the network's state to a file.</summary>
    /// <param name="path">The file.</param>
    void Save(string path);

    /// <summary>Reads the network's state from a file.</summary>
    /// <param name="path">The file.</param>
    void Load(string path);
}
