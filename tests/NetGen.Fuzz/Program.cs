using System.Diagnostics;
using System.Globalization;
using NetGen.Fuzz;
using NetGen.Fuzz.Checking;
using NetGen.Fuzz.Making;

Options options;
try
{
    options = Options.Parse(args);
}
catch (FormatException error)
{
    Console.Error.WriteLine(error.Message);
    return 2;
}

if (options.IsListing)
{
    for (var i = options.First; i < options.First + options.Networks; i++)
        Console.WriteLine(Fuzzer.SourceOf(CaseMaker.Make(options.Seed, i)));
    return 0;
}

var fuzzer = new Fuzzer(options.Seed);
var watch = Stopwatch.StartNew();
using var watchdog = new Watchdog();
var findings = 0;
for (var done = 0; done < options.Networks; done += Fuzzer.BatchSize)
{
    var (first, count) = (options.First + done, Math.Min(Fuzzer.BatchSize, options.Networks - done));
    watchdog.Expect($"--seed {options.Seed} --first {first} --networks {count}");
    foreach (var report in await fuzzer.Check(first, count))
    {
        findings++;
        Console.WriteLine($"== {report}");
    }

    if (done / Fuzzer.BatchSize % 10 == 9)
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{first + count} after {watch.Elapsed.TotalSeconds:F0} s"));
}

Console.WriteLine(fuzzer.Statistics);
Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"seed {options.Seed}: {fuzzer.Statistics.Networks} networks, {findings} findings, {watch.Elapsed.TotalSeconds:F0} s, of which the generator took {fuzzer.Statistics.Generation.TotalSeconds:F0} s"));
return findings == 0 ? 0 : 1;
