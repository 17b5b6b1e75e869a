namespace CnnGen.Generator.Planning;

/// <summary>The model of the processor that schedules are chosen by.</summary>
internal static class Machine
{
    /// <summary>
    /// Floats between two regions of a scratch buffer that a kernel may read past a region's end: a vector that starts at the last channels
    /// of the last pixel reaches into what follows, and its surplus lanes are dropped.
    /// </summary>
    public const int Slack = 16;

    /// <summary>A length in floats, filled up to whole cache lines: where tensors and regions of scratch begin.</summary>
    public static long Aligned(long length)
    {
        const int CacheLine = 16;
        return (length + CacheLine - 1) / CacheLine * CacheLine;
    }

    /// <summary>Vector registers: 32 with AVX-512, 16 with AVX2 and SSE.</summary>
    public static int Registers(int vectorBits) => vectorBits == 512 ? 32 : 16;

    /// <summary>The widest vector, in bits.</summary>
    public const int WidestBits = 512;

    /// <summary>
    /// How much cheaper wider vectors must be: on machines whose multiply-adds of 512 bits take twice the time of those of 256, they cost up to a third more.
    /// </summary>
    public const double WideningGain = 0.8;

    /// <summary>
    /// Half-cycles that one step of a register tile takes: every one of two load ports and two multiply-add ports does one operation a cycle
    /// (machines with one of each keep the ratio), and a multiply-add's result can be added to again after four cycles.
    /// </summary>
    /// <param name="broadcasts">Scalars that a step broadcasts, each a load.</param>
    /// <param name="vectors">Vectors that a step loads.</param>
    /// <param name="accumulators">Independent sums, each a multiply-add.</param>
    public static int StepCost(int broadcasts, int vectors, int accumulators)
    {
        const int LatencyInOperations = 8;
        return Math.Max(accumulators, Math.Max(broadcasts + vectors, LatencyInOperations));
    }

    /// <summary>
    /// Half-cycles that a step loses to weights which do not stay in the first-level cache: about half a one for every cache line, fitted to
    /// measurements: tiles of many vectors and few pixels stay 10% behind others there.
    /// </summary>
    /// <param name="vectors">Vectors that a step loads.</param>
    /// <param name="vectorBits">Their width.</param>
    /// <param name="steps">Steps until the first weights are needed again.</param>
    public static double StreamCost(int vectors, int vectorBits, long steps)
    {
        // Of 32 KB, a quarter is the source's.
        const int BytesForWeights = 24 * 1024;
        return vectors * (vectorBits / 8) * steps > BytesForWeights ? 0.5 * vectors * vectorBits / WidestBits : 0;
    }

    /// <summary>
    /// What a sample of a training tile waits for, in floats moved: its activations are written, read forward and read backward, in so far as those of
    /// the tile overflow the second-level cache; batched weights are read twice, and their gradient read and written, once a tile. They come from
    /// farther away, which doubles the cost (fitted to measurements: with 300,000 activations and 1,280 weights, one sample a tile trains 1.4 times as
    /// fast as 16; with 250,000 and 1,050,000, 32 samples train 1.2 times as fast as one).
    /// </summary>
    /// <param name="kept">Floats of activations a sample.</param>
    /// <param name="streamed">Floats of batched weights.</param>
    /// <param name="samples">Samples a tile.</param>
    public static double TileTraffic(long kept, long streamed, int samples)
    {
        // 1 MB.
        const double SecondLevelCache = 256 * 1024;
        double overflowing = Math.Max(0, kept - (SecondLevelCache / samples));
        return (3 * overflowing) + (2.0 * 4 * streamed / samples);
    }

    /// <summary>Sums of a tile, at most: 8 hide the latency, more make up for the start of a tile, and past 24 they only lengthen the code (measured).</summary>
    private const int MostSums = 24;

    /// <summary>
    /// Whether a tile's sums, one broadcast and the vectors of one step fit the registers; with a single broadcast, each vector is used once and need not stay.
    /// </summary>
    public static bool FitsRegisters(int vectorBits, int broadcasts, int vectors) =>
        broadcasts * vectors <= MostSums && RegistersOf(broadcasts, vectors) <= Registers(vectorBits);

    /// <summary>Registers that a tile takes: its sums, the vectors of one step that stay, and one broadcast.</summary>
    public static int RegistersOf(int broadcasts, int vectors) => (broadcasts * vectors) + (broadcasts == 1 ? 1 : vectors) + 1;

    /// <summary>Half-cycles of a call of a tile and of starting and storing one of its sums.</summary>
    public const int TileCallCost = 20;

    public const int SumCost = 2;

    /// <summary>
    /// Half-cycles that a tile of the weights' gradient loses for each vector of lanes, at places of memory far apart (measured: 14 taps x 2 vectors reach
    /// 95% of peak over 64 samples, 7 x 4 reach 85%).
    /// </summary>
    public const int PanelCost = 4;

    /// <summary>
    /// Bytes of IL that one method may have. RyuJIT stops optimising at 60,000, and compiles about 2 KB in 8 ms; below this bound neither shows.
    /// </summary>
    public const int MethodBudget = 16 * 1024;

    /// <summary>
    /// Bytes of IL up to which a loop over taps is written out: longer runs gain nothing from it (measured), and cost start-up time.
    /// </summary>
    public const int UnrollBudget = 3 * 1024;

    /// <summary>Bytes of IL of one step of a tile: a vector load, a broadcast and a multiply-add.</summary>
    public static int StepBytes(int broadcasts, int vectors) => (20 * vectors) + (broadcasts * (18 + (10 * vectors)));

    /// <summary>
    /// Calls of span and vector methods that one method may have: the JIT inlines them until a method has 512 locals, which about 210 reach
    /// (measured); past that, a kernel is ten times slower.
    /// </summary>
    public const int CallBudget = 160;

    /// <summary>Such calls of one step: a slice and a load for every vector, and a read, or likewise a slice and a load, for every broadcast.</summary>
    public static int StepCalls(int broadcasts, int vectors, bool isLanewise) => (2 * vectors) + (isLanewise ? 2 * broadcasts * vectors : broadcasts);

    /// <summary>Such calls of a tile's store: a slice and a copy for every sum.</summary>
    public static int StoreCalls(int pixels, int vectors) => 2 * pixels * vectors;
}
