using System.Globalization;
using System.Xml.Linq;

namespace CnnGen.Tests.Drawing;

/// <summary>Points of shapes, as they are written in a drawing.</summary>
internal static class SvgPoints
{
    public static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>The corners of a polygon.</summary>
    public static (double X, double Y)[] OfPolygon(XElement polygon) => [.. polygon.Attribute("points")!.Value.Split(' ').Select(Point)];

    /// <summary>The ends and the corners, not yet rounded, of a line: <c>M</c> first, <c>Q</c> each corner, and <c>L</c> last.</summary>
    public static (double X, double Y)[] OfPath(XElement path)
    {
        string[] words = path.Attribute("d")!.Value.Split(' ');
        return [Point(words[0][1..]), .. words.Where(static word => word[0] == 'Q').Select(static word => Point(word[1..])), Point(words[^1][1..])];
    }

    private static (double X, double Y) Point(string text)
    {
        double[] numbers = [.. text.Split(',').Select(static number => double.Parse(number, CultureInfo.InvariantCulture))];
        return (numbers[0], numbers[1]);
    }
}
