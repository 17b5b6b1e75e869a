using System.Globalization;
using CnnGen;
using CnnGen.AllocationProbe;

// Prints the bytes that this process allocated, on all its threads, while a warm network predicted and learnt 2,000 times.
const int samples = 24;
const int steps = 2000;
const int warmUp = 50;

ProbeNet network = new(seed: 1);
Trainer<ProbeNet> trainer = new(network, new Adam()) { Threads = 3 };
Random random = new(2);
float[] inputs = [.. Enumerable.Range(0, samples * ProbeNet.InputLength).Select(_ => random.NextSingle())];
int[] labels = [.. Enumerable.Range(0, samples).Select(_ => random.Next(ProbeNet.OutputLength))];
float[] outputs = new float[samples * ProbeNet.OutputLength];
float[] scratch = new float[ProbeNet.ScratchLength];
int[] classes = new int[samples];

Run(warmUp);
long before = GC.GetTotalAllocatedBytes(precise: true);
Run(steps);
long allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
Console.WriteLine(allocated.ToString(CultureInfo.InvariantCulture));

void Run(int count)
{
    for (int i = 0; i < count; i++)
    {
        network.Predict(inputs, outputs);
        network.Predict(inputs, outputs, scratch);
        network.Predict(inputs, outputs, threads: 3);
        network.Classify(inputs.AsSpan(0, ProbeNet.InputLength));
        network.Classify(inputs, classes);
        trainer.Step(inputs, labels);
        trainer.Evaluate(inputs, labels);
    }
}
