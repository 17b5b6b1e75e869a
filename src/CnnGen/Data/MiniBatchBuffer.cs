using CnnGen.CompilerServices;

namespace CnnGen;

/// <summary>A copy of a mini-batch that all threads can see; it grows and never shrinks.</summary>
internal sealed class MiniBatchBuffer
{
    private AlignedBuffer _inputs = new(0);
    private AlignedBuffer _targets = new(0);
    private int[] _labels = [];
    private int _count;
    private int _inputsLength;
    private int _labelsLength;
    private int _targetsLength;

    public MiniBatch Batch => new()
    {
        Count = _count,
        Inputs = _inputs.Span[.._inputsLength],
        Labels = _labels.AsSpan(0, _labelsLength),
        Targets = _targets.Span[.._targetsLength],
    };

    public void CopyFrom(MiniBatch batch)
    {
        (_count, _inputsLength, _labelsLength, _targetsLength) = (batch.Count, batch.Inputs.Length, batch.Labels.Length, batch.Targets.Length);
        if (_labels.Length < _labelsLength)
        {
            _labels = new int[_labelsLength];
        }

        batch.Labels.CopyTo(_labels);
        Copy(batch.Inputs, ref _inputs);
        Copy(batch.Targets, ref _targets);
    }

    private static void Copy(ReadOnlySpan<float> values, ref AlignedBuffer buffer)
    {
        if (buffer.Length < values.Length)
        {
            buffer = new AlignedBuffer(values.Length);
        }

        values.CopyTo(buffer.Span);
    }
}
