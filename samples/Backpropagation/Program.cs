using System.Text;
using BackpropagationSample;

Console.OutputEncoding = Encoding.UTF8;
OneNeuron.Explain();
Console.WriteLine();
CrossEntropy.Explain();
