namespace CnnGen.Tasks;

/// <summary>Numbers of JSON.</summary>
internal static class JsonNumbers
{
    /// <summary>Reads a number, of however many digits, without keeping them.</summary>
    /// <returns>Its value; null where it is written as anything but a whole number from 0 to 18446744073709551615.</returns>
    /// <exception cref="InvalidDataException">There is no number.</exception>
    public static ulong? Read(JsonCursor cursor)
    {
        bool isNegative = cursor.TryTake('-');
        bool isZero = cursor.Peek() == '0';
        (ulong? value, int digits) = ReadDigits(cursor);
        if (isZero && digits > 1)
        {
            throw cursor.Invalid();
        }

        bool isWhole = !isNegative;
        if (cursor.TryTake('.'))
        {
            isWhole = false;
            ReadDigits(cursor);
        }

        if (cursor.TryTake('e') || cursor.TryTake('E'))
        {
            isWhole = false;
            _ = cursor.TryTake('+') || cursor.TryTake('-');
            ReadDigits(cursor);
        }

        return isWhole ? value : null;
    }

    /// <returns>The value, null where it is too large, and the number of digits.</returns>
    private static (ulong? Value, int Count) ReadDigits(JsonCursor cursor)
    {
        ulong? value = 0;
        int count = 0;
        for (; cursor.Peek() is >= '0' and <= '9'; count++)
        {
            ulong digit = (ulong)(cursor.Take() - '0');
            value = value <= (ulong.MaxValue - digit) / 10 ? (value * 10) + digit : null;
        }

        return count > 0 ? (value, count) : throw cursor.Invalid();
    }
}
