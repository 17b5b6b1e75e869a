using System.Globalization;
using System.Text;

namespace CnnGen;

/// <summary>How often each class was taken for each: rows are the actual classes, columns the predicted ones.</summary>
public sealed class ConfusionMatrix
{
    // Its square is the longest array.
    private const int MostClasses = 46_340;

    private readonly int[] _counts;

    /// <summary>An empty matrix.</summary>
    /// <param name="classCount">Classes, 1 to 46,340.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classCount"/> is less than 1, or more than 46,340.</exception>
    public ConfusionMatrix(int classCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(classCount, MostClasses);
        ClassCount = classCount;
        _counts = new int[classCount * classCount];
    }

    /// <summary>Classes.</summary>
    public int ClassCount { get; }

    /// <summary>Predictions that were counted.</summary>
    public int Total { get; private set; }

    /// <summary>Predictions that were right.</summary>
    public int Correct { get; private set; }

    /// <summary>The share of predictions that were right, 0 to 1; NaN before the first.</summary>
    public double Accuracy => (double)Correct / Total;

    /// <summary>How often an actual class was predicted as another, or as itself.</summary>
    /// <param name="actual">The actual class, 0 to class count - 1.</param>
    /// <param name="predicted">The predicted class, 0 to class count - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public int this[int actual, int predicted] => _counts[Place(actual, predicted)];

    /// <summary>Counts one prediction.</summary>
    /// <param name="actual">The actual class, 0 to class count - 1.</param>
    /// <param name="predicted">The predicted class, 0 to class count - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public void Add(int actual, int predicted)
    {
        _counts[Place(actual, predicted)]++;
        Total++;
        Correct += actual == predicted ? 1 : 0;
    }

    /// <summary>A table: a row an actual class, a column a predicted one.</summary>
    public override string ToString()
    {
        int width = Math.Max(_counts.Max(), ClassCount - 1).ToString(CultureInfo.InvariantCulture).Length + 1;
        int side = (ClassCount - 1).ToString(CultureInfo.InvariantCulture).Length;
        StringBuilder table = new StringBuilder().Append(' ', side);
        for (int predicted = 0; predicted < ClassCount; predicted++)
        {
            Append(predicted, width);
        }

        for (int actual = 0; actual < ClassCount; actual++)
        {
            table.Append('\n');
            Append(actual, side);
            for (int predicted = 0; predicted < ClassCount; predicted++)
            {
                Append(this[actual, predicted], width);
            }
        }

        return table.ToString();

        void Append(int number, int columns) => table.Append(number.ToString(CultureInfo.InvariantCulture).PadLeft(columns));
    }

    private int Place(int actual, int predicted) => (Check(actual, nameof(actual)) * ClassCount) + Check(predicted, nameof(predicted));

    private int Check(int value, string parameter) => (uint)value < (uint)ClassCount
        ? value
        : throw new ArgumentOutOfRangeException(parameter, value, $"A class from 0 to {ClassCount - 1} was expected.");
}
