namespace CnnGen.Generator.Emission;

/// <summary>Text inside documentation comments.</summary>
internal static class XmlText
{
    /// <summary>The text on one line, without what XML forbids.</summary>
    public static string Escape(string text)
    {
        string line = new([.. text.Select(static c => char.IsControl(c) || c is '\u2028' or '\u2029' ? '\uFFFD' : c)]);
        return line.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
    }
}
