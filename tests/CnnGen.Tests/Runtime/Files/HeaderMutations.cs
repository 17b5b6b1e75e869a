using System.Text;
using CsCheck;
using static CnnGen.Tests.Runtime.Files.SafeTensorsBytes;

namespace CnnGen.Tests.Runtime.Files;

/// <summary>A valid file with one to three bytes of its header exchanged.</summary>
internal static class HeaderMutations
{
    /// <param name="alphabet">What the bytes become.</param>
    public static Gen<byte[]> Of(string alphabet) =>
        Gen.Select(Gen.Int[0, Header.Length - 1], Gen.Int[0, alphabet.Length - 1]).Array[1, 3].Select(changes =>
        {
            byte[] file = File(Header);
            foreach ((int at, int letter) in changes)
            {
                file[sizeof(ulong) + at] = (byte)alphabet[letter];
            }

            return file;
        });

    public static string Print(byte[] file) => Encoding.Latin1.GetString(file, sizeof(ulong), Header.Length);
}
