using System.Numerics;

namespace CnnGen.CompilerServices;

/// <summary>
/// The generator of random numbers behind initial values and shuffling: xoshiro256** (Blackman and Vigna 2018), its state the first four outputs of
/// SplitMix64 from the seed. Everything that is drawn uses integer and exactly rounded operations alone: the same bits on every machine.
/// </summary>
internal struct Xoshiro256
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;
    private double _spareNormal;
    private bool _hasSpareNormal;

    public Xoshiro256(ulong seed)
    {
        const ulong gamma = 0x9E3779B97F4A7C15;
        _s0 = CounterRandom.Mix(seed);
        _s1 = CounterRandom.Mix(seed += gamma);
        _s2 = CounterRandom.Mix(seed += gamma);
        _s3 = CounterRandom.Mix(seed + gamma);
    }

    public ulong Next()
    {
        ulong result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        ulong shifted = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= shifted;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>Uniform in [-1, 1): the upper 53 bits of one draw, times 2^-52, less 1.</summary>
    public double NextSymmetric() => ((Next() >> 11) * (1.0 / (1L << 52))) - 1;

    /// <summary>Uniform in 0..bound-1, without bias (Lemire 2019).</summary>
    public int NextBelow(int bound)
    {
        ulong range = (uint)bound;
        ulong product = (Next() >> 32) * range;
        ulong threshold = (1UL << 32) % range;
        while ((uint)product < threshold)
        {
            product = (Next() >> 32) * range;
        }

        return (int)(product >> 32);
    }

    /// <summary>A normal deviate with mean 0 and variance 1, by Marsaglia's polar method: two uniform draws an attempt, two deviates an accepted one.</summary>
    public double NextNormal()
    {
        if (_hasSpareNormal)
        {
            _hasSpareNormal = false;
            return _spareNormal;
        }

        double x, y, square;
        do
        {
            x = NextSymmetric();
            y = NextSymmetric();
            square = (x * x) + (y * y);
        }
        while (square is >= 1 or 0);

        double scale = Math.Sqrt(-2 * ExactMath.Log(square) / square);
        _spareNormal = y * scale;
        _hasSpareNormal = true;
        return x * scale;
    }
}
