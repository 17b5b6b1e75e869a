using System.Runtime.Intrinsics;

namespace CnnGen.CompilerServices;

public static partial class VectorMath
{
    /// <summary>
    /// What a dropout mask depends on beside the element's index: three words that a 64-bit key is spread over by two rounds of the finalizer of
    /// SplitMix64 (Steele, Lea and Flood 2014), so that neighbouring keys have unrelated words.
    /// </summary>
    /// <param name="key">Any value; equal keys give equal masks.</param>
    public readonly struct DropoutKey(ulong key)
    {
        private const ulong Increment = 0x9E3779B97F4A7C15;

        private readonly ulong _first = Mix(unchecked(key + Increment));
        private readonly ulong _second = Mix(unchecked(Mix(unchecked(key + Increment)) + Increment));

        internal uint Before => (uint)_first;

        internal uint Between => (uint)(_first >> 32);

        internal uint After => (uint)_second;

        private static ulong Mix(ulong z)
        {
            unchecked
            {
                z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
                z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
                return z ^ (z >> 31);
            }
        }
    }

    /// <summary>All bits set where an element is dropped: its hash is less than <paramref name="dropped"/>.</summary>
    /// <remarks>
    /// The hash of element i is the 32-bit finalizer "triple32" (Wellons 2018) of i, with a word of the key mixed in before each of its multiplications:
    /// <c>h = i ^ k0; h ^= h >> 17; h *= 0xED5AD4BB; h ^= k1; h ^= h >> 11; h *= 0xAC4C1B51; h ^= k2; h ^= h >> 15; h *= 0x31848BAB; h ^= h >> 14</c>.
    /// For one key it is a permutation of the 32-bit words, so the share of dropped elements is that of <paramref name="dropped"/> in 2^32; words
    /// inside the permutation keep the masks of two keys from being rearrangements of one another.
    /// </remarks>
    /// <param name="key">Differs by sample, step and layer.</param>
    /// <param name="first">The index of the first lane's element.</param>
    /// <param name="dropped">The drop rate times 2^32.</param>
    public static Vector512<float> DropoutMask512(DropoutKey key, int first, uint dropped)
    {
        Vector512<uint> h = (Vector512.Create((uint)first) + Vector512<uint>.Indices) ^ Vector512.Create(key.Before);
        h = (h ^ (h >>> 17)) * Vector512.Create(0xED5AD4BBu);
        h ^= Vector512.Create(key.Between);
        h = (h ^ (h >>> 11)) * Vector512.Create(0xAC4C1B51u);
        h ^= Vector512.Create(key.After);
        h = (h ^ (h >>> 15)) * Vector512.Create(0x31848BABu);
        h ^= h >>> 14;
        return Vector512.LessThan(h, Vector512.Create(dropped)).AsSingle();
    }

    /// <summary>All bits set where an element is dropped: its hash is less than <paramref name="dropped"/>.</summary>
    /// <remarks>
    /// The hash of element i is the 32-bit finalizer "triple32" (Wellons 2018) of i, with a word of the key mixed in before each of its multiplications:
    /// <c>h = i ^ k0; h ^= h >> 17; h *= 0xED5AD4BB; h ^= k1; h ^= h >> 11; h *= 0xAC4C1B51; h ^= k2; h ^= h >> 15; h *= 0x31848BAB; h ^= h >> 14</c>.
    /// For one key it is a permutation of the 32-bit words, so the share of dropped elements is that of <paramref name="dropped"/> in 2^32; words
    /// inside the permutation keep the masks of two keys from being rearrangements of one another.
    /// </remarks>
    /// <param name="key">Differs by sample, step and layer.</param>
    /// <param name="first">The index of the first lane's element.</param>
    /// <param name="dropped">The drop rate times 2^32.</param>
    public static Vector256<float> DropoutMask256(DropoutKey key, int first, uint dropped)
    {
        Vector256<uint> h = (Vector256.Create((uint)first) + Vector256<uint>.Indices) ^ Vector256.Create(key.Before);
        h = (h ^ (h >>> 17)) * Vector256.Create(0xED5AD4BBu);
        h ^= Vector256.Create(key.Between);
        h = (h ^ (h >>> 11)) * Vector256.Create(0xAC4C1B51u);
        h ^= Vector256.Create(key.After);
        h = (h ^ (h >>> 15)) * Vector256.Create(0x31848BABu);
        h ^= h >>> 14;
        return Vector256.LessThan(h, Vector256.Create(dropped)).AsSingle();
    }

    /// <summary>All bits set where an element is dropped: its hash is less than <paramref name="dropped"/>.</summary>
    /// <remarks>
    /// The hash of element i is the 32-bit finalizer "triple32" (Wellons 2018) of i, with a word of the key mixed in before each of its multiplications:
    /// <c>h = i ^ k0; h ^= h >> 17; h *= 0xED5AD4BB; h ^= k1; h ^= h >> 11; h *= 0xAC4C1B51; h ^= k2; h ^= h >> 15; h *= 0x31848BAB; h ^= h >> 14</c>.
    /// For one key it is a permutation of the 32-bit words, so the share of dropped elements is that of <paramref name="dropped"/> in 2^32; words
    /// inside the permutation keep the masks of two keys from being rearrangements of one another.
    /// </remarks>
    /// <param name="key">Differs by sample, step and layer.</param>
    /// <param name="first">The index of the first lane's element.</param>
    /// <param name="dropped">The drop rate times 2^32.</param>
    public static Vector128<float> DropoutMask128(DropoutKey key, int first, uint dropped)
    {
        Vector128<uint> h = (Vector128.Create((uint)first) + Vector128<uint>.Indices) ^ Vector128.Create(key.Before);
        h = (h ^ (h >>> 17)) * Vector128.Create(0xED5AD4BBu);
        h ^= Vector128.Create(key.Between);
        h = (h ^ (h >>> 11)) * Vector128.Create(0xAC4C1B51u);
        h ^= Vector128.Create(key.After);
        h = (h ^ (h >>> 15)) * Vector128.Create(0x31848BABu);
        h ^= h >>> 14;
        return Vector128.LessThan(h, Vector128.Create(dropped)).AsSingle();
    }
}
