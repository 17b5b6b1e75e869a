using CnnGen.CompilerServices;

namespace CnnGen;

/// <summary>Working memory for tiles, one for each participant.</summary>
/// <param name="length">Floats of each.</param>
internal sealed class ScratchSet(int length)
{
    private readonly List<AlignedBuffer> _buffers = [];

    public Span<float> this[int participant] => _buffers[participant].Span;

    /// <summary>Sees to it that so many participants have theirs.</summary>
    public void Grow(int participants)
    {
        while (_buffers.Count < participants)
        {
            _buffers.Add(new AlignedBuffer(length));
        }
    }
}
