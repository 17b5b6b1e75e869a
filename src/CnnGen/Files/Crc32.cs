namespace CnnGen;

/// <summary>The checksum of gzip (RFC 1952): the polynomial EDB88320, least significant bit first.</summary>
internal struct Crc32
{
    private static readonly uint[] s_table = MakeTable();

    private uint _value;

    /// <summary>The checksum of all bytes so far.</summary>
    public readonly uint Value => _value;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        uint state = ~_value;
        foreach (byte value in bytes)
        {
            state = s_table[(byte)(state ^ value)] ^ (state >> 8);
        }

        _value = ~state;
    }

    private static uint[] MakeTable()
    {
        uint[] table = new uint[256];
        for (uint i = 0; i < 256; i++)
        {
            uint value = i;
            for (int bit = 0; bit < 8; bit++)
            {
                value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ 0xEDB88320;
            }

            table[i] = value;
        }

        return table;
    }
}
