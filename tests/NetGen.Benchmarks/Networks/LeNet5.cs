using NetGen.Benchmarks.Networks;

namespace NetGen.OneResult;

/// <content>The layers are in tests/NetGen.OneResult.</content>
public partial class LeNet5 : IBenchmarkNetwork<int>;
