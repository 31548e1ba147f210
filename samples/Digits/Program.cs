using DigitsSample;
using NetGen.Samples.Common;

var arguments = new TrainingArguments(epochs: 60);
var command = arguments.Command("Trains a network to read handwritten digits.");
command.SetAction(parsed => MainJob.Run(
    parsed.GetValue(arguments.Threads), parsed.GetValue(arguments.Seed), parsed.GetValue(arguments.Epochs)));
return command.Parse(args).Invoke();
