using CnnGen.Generator.Model;

namespace CnnGen.Tests.Naive;

/// <summary>A step of a network that reads several values of one sample; spatial data is in the order C, H, W.</summary>
internal abstract class NaiveJoin
{
    /// <summary>The step's output.</summary>
    public abstract double[] Forward(double[][] inputs);

    /// <summary>The gradient of each input.</summary>
    public abstract double[][] Backward(double[][] inputs, double[] dy);

    /// <summary>y[i] = Σ over j of x[j][i].</summary>
    internal sealed class Sum : NaiveJoin
    {
        public override double[] Forward(double[][] inputs) => [.. inputs[0].Select((_, i) => inputs.Sum(input => input[i]))];

        public override double[][] Backward(double[][] inputs, double[] dy) => [.. inputs.Select(_ => dy)];
    }

    /// <summary>In the order C, H, W a concatenation of channels is one of arrays.</summary>
    internal sealed class Concatenation : NaiveJoin
    {
        public override double[] Forward(double[][] inputs) => [.. inputs.SelectMany(static input => input)];

        public override double[][] Backward(double[][] inputs, double[] dy) =>
            [.. inputs.Select((input, operand) => dy.Skip(inputs.Take(operand).Sum(static before => before.Length)).Take(input.Length).ToArray())];
    }

    /// <summary>y[c, p] = Π over j of x[j][c, p], where an input of one pixel has the same value for every p.</summary>
    internal sealed class Product(IReadOnlyList<Shape> shapes) : NaiveJoin
    {
        private readonly int _pixels = shapes.Max(static shape => shape.Pixels);

        public override double[] Forward(double[][] inputs) => [.. Enumerable.Range(0, inputs.Max(static input => input.Length)).Select(i => Factors(inputs, i).Aggregate(1.0, static (y, x) => y * x))];

        public override double[][] Backward(double[][] inputs, double[] dy)
        {
            double[][] gradients = [.. inputs.Select(static input => new double[input.Length])];
            for (int i = 0; i < dy.Length; i++)
            {
                for (int operand = 0; operand < inputs.Length; operand++)
                {
                    gradients[operand][Place(operand, i)] += Factors(inputs, i).Where((_, other) => other != operand).Aggregate(dy[i], static (y, x) => y * x);
                }
            }

            return gradients;
        }

        private IEnumerable<double> Factors(double[][] inputs, int i) => inputs.Select((input, operand) => input[Place(operand, i)]);

        private int Place(int operand, int i) => shapes[operand].Pixels == _pixels ? i : i / _pixels;
    }
}
