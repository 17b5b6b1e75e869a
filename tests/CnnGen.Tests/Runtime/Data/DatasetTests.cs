namespace CnnGen.Tests.Runtime.Data;

public sealed class DatasetTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(1000)]
    public void Epoch_HasEverySampleOnceWithItsLabel(int batchSize)
    {
        MiniBatches batches = Labelled(10).Batches(batchSize);
        List<int> labels = [];
        int count = 0;
        foreach (MiniBatch batch in batches.Shuffle(seed: 1, epoch: 2))
        {
            count++;
            Assert.Equal(batch.Count, batch.Labels.Length);
            Assert.True(batch.Targets.IsEmpty);
            for (int i = 0; i < batch.Count; i++)
            {
                Assert.Equal([batch.Labels[i], -batch.Labels[i]], batch.Inputs.Slice(2 * i, 2));
                labels.Add(batch.Labels[i]);
            }
        }

        Assert.Equal(batches.Count, count);
        Assert.Equal((10 + batchSize - 1) / batchSize, count);
        Assert.Equal(Enumerable.Range(0, 10), labels.Order());
    }

    [Fact]
    public void Order_DependsOnSeedAndEpochAlone()
    {
        MiniBatches batches = Labelled(100).Batches(7);
        int[] first = Order(batches.Shuffle(1, 0));
        int[] second = Order(batches.Shuffle(1, 1));
        Assert.NotEqual(first, second);
        Assert.NotEqual(first, Order(batches.Shuffle(2, 0)));
        Assert.Equal(first, Order(Labelled(100).Batches(33).Shuffle(1, 0)));
        Assert.Equal(first, Order(batches.Shuffle(1, 0)));
    }

    [Fact]
    public void Order_IsTheSameOnEveryMachine() => Assert.Equal([4, 6, 8, 1, 5, 9, 3, 2, 0, 7], Order(Labelled(10).Batches(4).Shuffle(seed: 42, epoch: 3)));

    [Fact]
    public void EveryOrder_IsAboutAsFrequent()
    {
        MiniBatches batches = Labelled(3).Batches(3);
        int[] counts = new int[6];
        for (int epoch = 0; epoch < 6000; epoch++)
        {
            int[] order = Order(batches.Shuffle(0, epoch));
            counts[(order[0] * 2) + (order[1] > order[2] ? 1 : 0)]++;
        }

        Assert.All(counts, static count => Assert.InRange(count, 850, 1150));
    }

    [Fact]
    public void WithoutShuffle_OrderIsTheData() => Assert.Equal(Enumerable.Range(0, 10), Order(Labelled(10).Batches(4)));

    [Fact]
    public void Targets_GoWithTheirSamples()
    {
        Dataset data = new(new float[] { 1, 2, 3 }, 1, new float[] { 10, 11, 20, 21, 30, 31 });
        foreach (MiniBatch batch in data.Batches(2).Shuffle(5, 0))
        {
            Assert.True(batch.Labels.IsEmpty);
            for (int i = 0; i < batch.Count; i++)
            {
                Assert.Equal([batch.Inputs[i] * 10, (batch.Inputs[i] * 10) + 1], batch.Targets.Slice(2 * i, 2));
            }
        }
    }

    [Fact]
    public void Take_HasTheFirstSamples()
    {
        Dataset data = Labelled(10).Take(3);
        Assert.Equal(3, data.Count);
        Assert.Equal([0, 1, 2], data.Labels);
        Assert.Equal([2, -2], data.Sample(2));
        Assert.Equal(0, data.Take(0).Count);
        Assert.Equal(0, data.Take(0).Batches(4).Count);
        Assert.Throws<ArgumentOutOfRangeException>("count", () => data.Take(4));
        Assert.Throws<ArgumentOutOfRangeException>("index", () => data.Sample(3).Length);
    }

    [Fact]
    public void Epoch_AllocatesNothing()
    {
        MiniBatches batches = Labelled(100).Batches(7);
        int sum = 0;
        Allocations.AssertNoneOnceWarm(() => sum = Sum(batches));
        Assert.Equal(4950, sum);

        static int Sum(MiniBatches batches)
        {
            int sum = 0;
            foreach (MiniBatch batch in batches.Shuffle(0, 0))
            {
                foreach (int label in batch.Labels)
                {
                    sum += label;
                }
            }

            return sum;
        }
    }

    [Fact]
    public void LoopWithinLoop_LeavesOrderAndBuffersOfTheOuterOne()
    {
        int[] expected = Order(Labelled(10).Batches(3).Shuffle(1, 0));
        MiniBatches batches = Labelled(10).Batches(3);
        List<int> outerLabels = [];
        foreach (MiniBatch outer in batches.Shuffle(1, 0))
        {
            int[] before = [.. outer.Labels];
            Assert.Equal(Order(Labelled(10).Batches(3).Shuffle(2, 5)), Order(batches.Shuffle(2, 5)));
            Assert.Equal(before, outer.Labels);
            Assert.Equal(before.SelectMany(static label => new float[] { label, -label }), outer.Inputs.ToArray());
            outerLabels.AddRange(outer.Labels);
        }

        Assert.Equal(expected, outerLabels);
    }

    [Fact]
    public void LoopThatIsLeft_ChangesNothingInTheNext()
    {
        MiniBatches batches = Labelled(10).Batches(3);
        foreach (MiniBatch batch in batches)
        {
            Assert.Equal(3, batch.Count);
            break;
        }

        // Without Dispose: the loop that follows has other buffers.
        MiniBatches.Enumerator first = batches.GetEnumerator();
        Assert.True(first.MoveNext());
        Assert.Equal(Enumerable.Range(0, 10), Order(batches));
        Assert.Equal([0, 1, 2], first.Current.Labels);
        Assert.True(first.MoveNext());
        Assert.Equal([3, 4, 5], first.Current.Labels);
    }

    [Fact]
    public void EnumeratorAfterDispose_HasNoMore()
    {
        MiniBatches.Enumerator batches = Labelled(10).Batches(3).GetEnumerator();
        Assert.True(batches.MoveNext());
        batches.Dispose();
        batches.Dispose();
        Assert.False(batches.MoveNext());
    }

    [Fact]
    public void WrongLengths_Throw()
    {
        Assert.Throws<ArgumentException>("samples", () => new Dataset(new float[5], 2, new int[2]));
        Assert.Throws<ArgumentException>("labels", () => new Dataset(new float[6], 2, new int[4]));
        Assert.Throws<ArgumentException>("labels", () => new Dataset(new float[6], 2, Array.Empty<int>()));
        Assert.Throws<ArgumentException>("targets", () => new Dataset(new float[6], 2, new float[5]));
        Assert.Throws<ArgumentOutOfRangeException>("sampleLength", () => new Dataset(new float[6], 0, new int[4]));
        Assert.Throws<ArgumentOutOfRangeException>("batchSize", () => Labelled(3).Batches(0));
    }

    /// <summary>Sample n is [n, -n], its label n.</summary>
    private static Dataset Labelled(int count)
        => new(Enumerable.Range(0, count).SelectMany(static n => new float[] { n, -n }).ToArray(), 2, Enumerable.Range(0, count).ToArray());

    private static int[] Order(MiniBatches batches)
    {
        List<int> order = [];
        foreach (MiniBatch batch in batches)
        {
            order.AddRange(batch.Labels);
        }

        return [.. order];
    }
}
