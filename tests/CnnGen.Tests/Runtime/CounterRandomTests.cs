using System.Numerics;
using CnnGen.CompilerServices;

namespace CnnGen.Tests.Runtime;

public sealed class CounterRandomTests
{
    [Fact]
    public void Key_IsTheSameOnEveryMachine() => Assert.Equal(0xF63C124B12686FD3, CounterRandom.Key(seed: 7, step: 11, sample: 5, layer: 2));

    [Fact]
    public void Keys_OfNeighboursDiffer()
    {
        HashSet<ulong> keys = [];
        for (int place = 0; place < 10_000; place++)
        {
            keys.Add(CounterRandom.Key(seed: place % 10, step: place / 10 % 10, sample: place / 100 % 10, layer: place / 1000));
        }

        Assert.Equal(10_000, keys.Count);
    }

    [Fact]
    public void EveryBitOfTheCounter_ChangesAboutHalfTheKey()
    {
        for (int bit = 0; bit < 31; bit++)
        {
            int changed = 1 << bit;
            AssertMixed(CounterRandom.Key(changed, 0, 0, 0));
            AssertMixed(CounterRandom.Key(0, (long)changed << 20, 0, 0));
            AssertMixed(CounterRandom.Key(0, 0, changed, 0));
            AssertMixed(CounterRandom.Key(0, 0, 0, changed));
        }

        static void AssertMixed(ulong key) => Assert.InRange(BitOperations.PopCount(key ^ CounterRandom.Key(0, 0, 0, 0)), 12, 52);
    }
}
