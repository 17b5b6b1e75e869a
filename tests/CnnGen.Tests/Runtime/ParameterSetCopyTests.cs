using CnnGen.CompilerServices;

namespace CnnGen.Tests.Runtime;

/// <summary>All values of one set into another one: by name, whatever the storages are.</summary>
public sealed class ParameterSetCopyTests
{
    public static TheoryData<int> Panels => [8, 4, 16];

    [Theory]
    [MemberData(nameof(Panels))]
    public void Values_ArriveByNameWhateverTheStorage(int panel)
    {
        ParameterSet source = Layouts.Filled(panel: 8);
        ParameterSet target = Layouts.Sample(panel);

        target.CopyFrom(source);

        AssertEqual(source, target);
        Assert.Equal(Layouts.Saved(source), Layouts.Saved(target));
    }

    [Fact]
    public void TensorsAtOtherPlacesOfTheStorage_AreFound()
    {
        ParameterSet source = Layouts.Filled();
        ParameterLayout[] layouts = source.Layouts.ToArray();

        // The first tensor lies last, as that of a frozen layer does.
        int length = source.Storage.Length;
        for (int i = 1; i < layouts.Length; i++)
        {
            layouts[i] = layouts[i] with { Offset = layouts[i].Offset - layouts[0].StorageLength };
        }

        layouts[0] = layouts[0] with { Offset = length - layouts[0].StorageLength };
        ParameterSet target = new(layouts, length);

        target.CopyFrom(source);

        AssertEqual(source, target);
        Assert.Equal(source.Names, target.Names);
        ParameterSet back = Layouts.Sample();
        back.CopyFrom(target);
        Assert.Equal(source.Storage, back.Storage);
    }

    [Fact]
    public void FlatFeaturesAndThoseOfAMap_AreTheSameTensor()
    {
        ParameterSet map = Layouts.Set(Layouts.Dense("d", units: 5, channels: 3, height: 2, width: 4));
        ParameterSet flat = Layouts.Set(Layouts.Dense("d", units: 5, channels: 24, height: 1, width: 1));
        map["d"].CopyFrom([.. Enumerable.Range(0, 120).Select(static i => (float)i)]);

        flat.CopyFrom(map);

        Assert.Equal(map["d"].ToArray(), flat["d"].ToArray());
        Assert.NotEqual(map.Storage.ToArray(), flat.Storage.ToArray());
    }

    [Fact]
    public void ItselfAsSource_ChangesNothing()
    {
        ParameterSet parameters = Layouts.Filled();
        float[] before = parameters.Storage.ToArray();
        parameters.CopyFrom(parameters);
        Assert.Equal(before, parameters.Storage);
    }

    [Fact]
    public void OtherTensors_AreNamedAndNothingChanges()
    {
        ParameterLayout weight = Layouts.Dense("a.weight", units: 2, channels: 3, height: 1, width: 1);
        ParameterLayout bias = Layouts.Bias("a.bias", filters: 2, fanIn: 3);
        ParameterSet both = Layouts.Set(weight, bias);
        ParameterSet one = Layouts.Set(weight);
        ParameterSet other = Layouts.Set(Layouts.Dense("a.weight", units: 3, channels: 2, height: 1, width: 1), bias);
        both["a.weight"].CopyFrom([1, 2, 3, 4, 5, 6]);
        float[] before = both.Storage.ToArray();

        Assert.StartsWith("The source has no tensor a.bias [2]; it has a.weight. No value has changed.", Message(both, one), StringComparison.Ordinal);
        Assert.StartsWith("The target has no tensor a.bias [2]; it has a.weight. No value has changed.", Message(one, both), StringComparison.Ordinal);
        Assert.StartsWith("a.weight [2, 3] was expected, but the source has a.weight [3, 2]; no value has changed.", Message(both, other), StringComparison.Ordinal);
        Assert.Equal(before, both.Storage);
        Assert.All(one.Storage.ToArray(), static value => Assert.Equal(0, value));
        Assert.Throws<ArgumentNullException>("source", () => both.CopyFrom(null!));

        static string Message(ParameterSet target, ParameterSet source) => Assert.Throws<ArgumentException>("source", () => target.CopyFrom(source)).Message;
    }

    private static void AssertEqual(ParameterSet expected, ParameterSet actual) =>
        Assert.All(expected.Names, name => Assert.Equal(expected[name].ToArray(), actual[name].ToArray()));
}
