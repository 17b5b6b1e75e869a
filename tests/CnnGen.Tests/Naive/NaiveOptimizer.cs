namespace CnnGen.Tests.Naive;

/// <summary>Updates a network's parameters from their gradients by PyTorch's published rules.</summary>
internal abstract class NaiveOptimizer
{
    private readonly Dictionary<NaiveTensor, double[][]> _states = [];
    private int _step;

    public void Step(NaiveNetwork network)
    {
        _step++;
        foreach (NaiveTensor parameter in network.Parameters)
        {
            if (!_states.TryGetValue(parameter, out double[][]? state))
            {
                state = [new double[parameter.Values.Length], new double[parameter.Values.Length]];
                _states.Add(parameter, state);
            }

            for (int i = 0; i < parameter.Values.Length; i++)
            {
                parameter.Values[i] = Update(parameter.Values[i], parameter.Gradient[i], ref state[0][i], ref state[1][i], _step);
            }
        }
    }

    protected abstract double Update(double weight, double gradient, ref double first, ref double second, int step);
}

/// <summary>Stochastic gradient descent: v = momentum * v + g (v = g at first), w -= learningRate * v.</summary>
internal sealed class NaiveSgd(double learningRate, double momentum = 0, double weightDecay = 0) : NaiveOptimizer
{
    protected override double Update(double weight, double gradient, ref double first, ref double second, int step)
    {
        gradient += weightDecay * weight;
        first = step == 1 ? gradient : (momentum * first) + gradient;
        return weight - (learningRate * first);
    }
}

/// <summary>Adam, or AdamW where the decay is decoupled from the gradient.</summary>
internal sealed class NaiveAdam(double learningRate, double beta1, double beta2, double epsilon, double decoupledDecay = 0) : NaiveOptimizer
{
    protected override double Update(double weight, double gradient, ref double first, ref double second, int step)
    {
        weight *= 1 - (learningRate * decoupledDecay);
        first = (beta1 * first) + ((1 - beta1) * gradient);
        second = (beta2 * second) + ((1 - beta2) * gradient * gradient);
        double mean = first / (1 - Math.Pow(beta1, step));
        double deviation = Math.Sqrt(second / (1 - Math.Pow(beta2, step)));
        return weight - (learningRate * mean / (deviation + epsilon));
    }
}
