using MlperfTinySample;
using NetGen;

// The four models of MLPerf Tiny (Banbury et al., "MLPerf Tiny benchmark", NeurIPS 2021), layer by layer.
foreach (var info in (NetworkInfo[])[AnomalyDetection.Info, KeywordSpotting.Info, ImageClassification.Info, VisualWakeWords.Info])
{
    Console.WriteLine(info);
    Console.WriteLine();
}
