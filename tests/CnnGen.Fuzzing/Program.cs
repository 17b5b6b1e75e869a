using CnnGen.Fuzzing;
using SharpFuzz;

// Under afl-fuzz: one file after another. Otherwise: the file on standard input, whose failure ends the program.
if (args is not [string name] || !FuzzTargets.All.TryGetValue(name, out Action<byte[]>? target))
{
    Console.Error.WriteLine($"One target was expected: {string.Join(", ", FuzzTargets.All.Keys)}.");
    return 2;
}

// In a process of its own: a stack that overflows ends that process, and not the run.
Fuzzer.OutOfProcess.Run(stream => target(ReadAll(stream)));
return 0;

static byte[] ReadAll(Stream stream)
{
    using MemoryStream file = new();
    stream.CopyTo(file);
    return file.ToArray();
}
