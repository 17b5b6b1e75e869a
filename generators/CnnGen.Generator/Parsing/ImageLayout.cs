namespace CnnGen.Generator.Parsing;

/// <summary>The orders of a caller's spatial data, by the names in the library.</summary>
internal enum ImageLayout
{
    ChannelsLast,
    ChannelsFirst,
}
