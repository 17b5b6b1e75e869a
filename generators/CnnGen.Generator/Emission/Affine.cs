using System.Globalization;
using System.Text;

namespace CnnGen.Generator.Emission;

/// <summary>Prints sums of products with literals as a person would write them: no zero terms, no factors of one.</summary>
internal static class Affine
{
    public static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary><c>constant + Σ name * factor</c>, the named terms first where one is added.</summary>
    public static string Sum(long constant, params (string Name, long Factor)[] terms)
    {
        // A leading minus reads worse than a leading constant: 1 - oy.
        bool constantLeads = constant > 0 && terms.All(static term => term.Factor <= 0);
        var text = new StringBuilder(constantLeads ? Text(constant) : "");
        int count = (constant != 0 ? 1 : 0) + terms.Count(static term => term.Factor != 0);
        foreach ((string name, long factor) in terms)
        {
            if (factor == 0)
            {
                continue;
            }

            if (text.Length > 0)
            {
                text.Append(factor < 0 ? " - " : " + ");
            }
            else if (factor < 0)
            {
                text.Append('-');
            }

            long size = Math.Abs(factor);
            bool isProduct = size != 1;
            text.Append(isProduct && count > 1 ? "(" : "").Append(name).Append(isProduct ? " * " + Text(size) : "").Append(isProduct && count > 1 ? ")" : "");
        }

        if (text.Length == 0)
        {
            return Text(constant);
        }

        if (constant != 0 && !constantLeads)
        {
            text.Append(constant < 0 ? " - " : " + ").Append(Text(Math.Abs(constant)));
        }

        return text.ToString();
    }
}
