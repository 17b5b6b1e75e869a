using System.ComponentModel;
using System.Reflection;
using System.Text.RegularExpressions;
using CnnGen.Generator.Tests.Harness;

namespace CnnGen.Generator.Tests.Documentation;

/// <summary>The page of public types has a row for each one that editors offer, and for no other.</summary>
public sealed partial class ApiPageTests
{
    [Fact]
    public void Page_HasOneRowForEachPublicType()
    {
        string page = DocumentationPage.Read("docs/api.md").Text;
        string[] rows = [.. Row().Matches(page[..page.IndexOf("## What a network has", StringComparison.Ordinal)]).Select(static match => match.Groups[1].Value)];
        Assert.Equal(
            typeof(CnnAttribute).Assembly.GetExportedTypes().Where(static type => !type.IsNested && !IsHidden(type)).Select(Name).Order(StringComparer.Ordinal),
            rows.Order(StringComparer.Ordinal));
    }

    private static bool IsHidden(Type type) => type.GetCustomAttribute<EditorBrowsableAttribute>() is { State: EditorBrowsableState.Never };

    /// <summary>As it is written in a program: <c>[Conv2D]</c>, <c>Trainer&lt;T&gt;</c>.</summary>
    private static string Name(Type type) =>
        type.IsAssignableTo(typeof(Attribute)) ? $"[{type.Name[..^nameof(Attribute).Length]}]"
        : type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(static argument => argument.Name))}>"
        : type.Name;

    [GeneratedRegex("^\\| `([^`]+)` \\|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
