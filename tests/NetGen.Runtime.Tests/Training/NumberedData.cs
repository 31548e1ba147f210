using NetGen.Data;

namespace NetGen.Runtime.Tests.Training;

/// <summary>Samples whose first input is their number, whose second is ten times that, and whose class is the number modulo 3.</summary>
internal static class NumberedData
{
    public static DataSet<int> Of(int count)
    {
        var inputs = new float[2 * count];
        var targets = new int[count];
        for (int i = 0; i < count; i++)
        {
            inputs[2 * i] = i;
            inputs[(2 * i) + 1] = 10 * i;
            targets[i] = i % 3;
        }

        return new DataSet<int>(inputs, targets, inputSize: 2);
    }
}
