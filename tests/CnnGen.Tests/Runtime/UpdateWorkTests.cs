namespace CnnGen.Tests.Runtime;

public sealed class UpdateWorkTests
{
    /// <summary>The longest storage is 2^31 - 80 floats: rounding it up in 32 bits gave a negative number of ranges, and no weight changed.</summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(16, 1)]
    [InlineData(16_384, 1)]
    [InlineData(16_400, 2)]
    [InlineData(2_147_483_568, 131_072)]
    public void Ranges_CoverStoragesOfEveryLength(int length, int ranges) => Assert.Equal(ranges, UpdateWork.RangesOf(length));
}
