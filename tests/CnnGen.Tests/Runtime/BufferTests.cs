using System.Runtime.CompilerServices;
using CnnGen.CompilerServices;

namespace CnnGen.Tests.Runtime;

public sealed class BufferTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 16)]
    [InlineData(16, 16)]
    [InlineData(17, 32)]
    [InlineData(100_000, 100_000)]
    public void AlignedBuffer_StartsOnALine_AndIsPaddedToOne(int length, int padded)
    {
        for (int round = 0; round < 10; round++)
        {
            AlignedBuffer buffer = new(length);
            Assert.Equal(length, buffer.Span.Length);
            Assert.Equal(padded, buffer.Padded.Length);
            Assert.Equal(-1, buffer.Padded.IndexOfAnyExcept(0f));
            if (length > 0)
            {
                Assert.Equal(0, Address(buffer) % 64);
            }
        }
    }

    [Fact]
    public void ThreadScratch_GrowsAndIsEachThreadsOwn()
    {
        Span<float> mine = ThreadScratch.Rent(10);
        mine.Fill(1);
        Thread other = new(static () => ThreadScratch.Rent(10).Fill(2));
        other.Start();
        other.Join();
        Assert.Equal(10, mine.Length);
        Assert.Equal(-1, mine.IndexOfAnyExcept(1f));
        Assert.Equal(1000, ThreadScratch.Rent(1000).Length);
        int length = 0;
        Allocations.AssertNoneOnceWarm(() => length = ThreadScratch.Rent(999).Length);
        Assert.Equal(999, length);
    }

    /// <summary>Where the first float lies; the buffer is pinned, so that it stays there.</summary>
    private static unsafe long Address(AlignedBuffer buffer) => (long)Unsafe.AsPointer(ref buffer.Span[0]);
}
