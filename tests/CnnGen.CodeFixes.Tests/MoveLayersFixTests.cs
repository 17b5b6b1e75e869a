using CnnGen.CodeFixes.Tests.Harness;

namespace CnnGen.CodeFixes.Tests;

public sealed class MoveLayersFixTests : FixTest<MoveLayersFix>
{
    private const string ToInput = "Move the layers into the declaration with [Input]";

    [Fact]
    public Task Layers_FollowThoseOfTheInput_WithTheirComments() => ExpectAsync(
        """
        using CnnGen;

        /// <summary>Digits.</summary>
        [Cnn]
        [Input(8, 8)]           // pixels
        [Flatten]
        [Loss(Loss.CrossEntropy)]
        partial class Net;

        // More of it.
        [Dense(16, Activation = Activation.ReLU)]

        // the head
        [Dense(10)]             // digits
        [System.Obsolete("Net2")]
        [Softmax]
        partial class Net
        {
            public int Answer => 42;
        }
        """,
        """
        using CnnGen;

        /// <summary>Digits.</summary>
        [Cnn]
        [Input(8, 8)]           // pixels
        [Flatten]
        [Dense(16, Activation = Activation.ReLU)]
        // the head
        [Dense(10)]             // digits
        [Softmax]
        [Loss(Loss.CrossEntropy)]
        partial class Net;

        // More of it.
        [System.Obsolete("Net2")]
        partial class Net
        {
            public int Answer => 42;
        }
        """,
        ToInput);

    [Fact]
    public Task DeclarationsBeforeTheInput_ComeBehindIt_InSourceOrder() => ExpectAsync(
        "using CnnGen;\n[Dense(3)] partial class Net;\n[Input(4), Dense(5)] partial class Net;\n[Cnn, Softmax, Loss(Loss.CrossEntropy)] partial class Net;\n",
        "using CnnGen;\npartial class Net;\n[Input(4), Dense(5)]\n[Dense(3)]\n[Softmax]\npartial class Net;\n[Cnn, Loss(Loss.CrossEntropy)] partial class Net;\n",
        ToInput);

    [Fact]
    public Task ListsThatShareALine_AreTakenApart() => ExpectAsync(
        "using CnnGen;\r\n[Cnn] [Input(4)] /* in */ partial class Net;\r\nnamespace N { }\r\n\t[ReLU, Cnn2, Dense(3),\r\n\t Tanh] [Softmax] // end\r\n\tpartial class Net;\r\nclass Cnn2Attribute : System.Attribute;\r\n",
        "using CnnGen;\r\n[Cnn] [Input(4)]\r\n[ReLU, Dense(3), Tanh]\r\n[Softmax]\r\n/* in */ partial class Net;\r\nnamespace N { }\r\n\t[Cnn2] // end\r\n\tpartial class Net;\r\nclass Cnn2Attribute : System.Attribute;\r\n",
        ToInput);

    [Fact]
    public Task ListOverSeveralLines_TakesTheNewIndentation() => ExpectAsync(
        "using CnnGen;\n\nnamespace N\n{\n    [Cnn, Input(4)]\n    partial class Net;\n\n    [Dense(\n        3,\n        UseBias = false)]\n    partial class Net;\n}\n",
        "using CnnGen;\n\nnamespace N\n{\n    [Cnn, Input(4)]\n    [Dense(\n        3,\n        UseBias = false)]\n    partial class Net;\n\n    partial class Net;\n}\n",
        ToInput);

    [Fact]
    public Task Files_ComeInTheirOrder() => ExpectAsync(
        [
            "using CnnGen;\n\nnamespace N;\n\n[Softmax]\npartial class Net;\n",
            "using CnnGen;\r\n\r\nnamespace N\r\n{\r\n    [Cnn]\r\n    [Input(4)]\r\n    partial class Net;\r\n}\r\n",
            "using CnnGen;\n\nnamespace N\n{\n\t[Tanh]\n\tpartial class Net;\n}\n",
        ],
        [
            "using CnnGen;\n\nnamespace N;\n\npartial class Net;\n",
            "using CnnGen;\r\n\r\nnamespace N\r\n{\r\n    [Cnn]\r\n    [Input(4)]\r\n    [Softmax]\r\n    [Tanh]\r\n    partial class Net;\r\n}\r\n",
            "using CnnGen;\n\nnamespace N\n{\n\tpartial class Net;\n}\n",
        ],
        ToInput);

    [Fact]
    public Task NamesThatTheOtherFileLacks_AreWrittenInFull() => ExpectAsync(
        [
            "[CnnGen.Cnn, CnnGen.Input(4)]\npartial class Net;\n",
            "using CnnGen;\nusing C = CnnGen;\nusing D = CnnGen.DenseAttribute;\nusing static Sizes;\n\n[D(Units, Activation = Activation.ReLU, Name = nameof(Sizes.Units))]\n[C::Softmax] [C.Tanh]\npartial class Net;\n\nstatic class Sizes { public const int Units = 3; }\n",
        ],
        [
            "[CnnGen.Cnn, CnnGen.Input(4)]\n[global::CnnGen.Dense(global::Sizes.Units, Activation = global::CnnGen.Activation.ReLU, Name = nameof(Sizes.Units))]\n[global::CnnGen.Softmax]\n[global::CnnGen.Tanh]\npartial class Net;\n",
            "using CnnGen;\nusing C = CnnGen;\nusing D = CnnGen.DenseAttribute;\nusing static Sizes;\n\npartial class Net;\n\nstatic class Sizes { public const int Units = 3; }\n",
        ],
        ToInput);

    [Theory]
    [InlineData("[Cnn, Input(4)]\n#if true\n[Tanh]\n#endif\npartial class Net;\n[Dense(3)]\npartial class Net;")]
    [InlineData("[Cnn, Input(4)]\npartial class Net;\n[Dense(3)]\n#if false\n[Tanh]\n#endif\npartial class Net;")]
    [InlineData("[Cnn, Input(4)]\npartial class Net;\n[Dense(3)]\n#pragma warning disable CNN112\n[Dense(3)]\npartial class Net;")]
    public Task AcrossDirectives_NothingMoves(string source) => ExpectNothingAsync($"using CnnGen;\n{source}\n");

    [Fact]
    public Task DirectivesAroundADeclaration_AreNoObstacle() => ExpectAsync(
        "using CnnGen;\n#region A\n[Cnn, Input(4)]\npartial class Net;\n#endregion\n#region B\n[Dense(3)]\npartial class Net;\n#endregion\n",
        "using CnnGen;\n#region A\n[Cnn, Input(4)]\n[Dense(3)]\npartial class Net;\n#endregion\n#region B\npartial class Net;\n#endregion\n",
        ToInput);
}
