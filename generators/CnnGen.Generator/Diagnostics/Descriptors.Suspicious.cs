using Microsoft.CodeAnalysis;

namespace CnnGen.Generator.Diagnostics;

/// <summary>Legal, but hardly meant: 100-129.</summary>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor LayersWithoutCnn = new(
        "CNN100",
        "Layer attributes without [Cnn]",
        "'{0}' has layer attributes but no [Cnn], so nothing is generated for it; add [Cnn], or remove them",
        Help.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN100"));

    public static readonly DiagnosticDescriptor StrideLookalike = new(
        "CNN101",
        "A pool window that looks like a window and a stride",
        "{0}: the window is {1} and so is the stride; if the second number was meant as the stride, write {2}, else give the stride",
        Help.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN101"));

    public static readonly DiagnosticDescriptor SoftmaxInside = new(
        "CNN102",
        "A softmax before another layer",
        "{0}: a softmax belongs at the end, and {1} follows it; remove it, or move it to the end",
        Help.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN102"));

    public static readonly DiagnosticDescriptor SoftmaxTwice = new(
        "CNN103",
        "A softmax of a softmax",
        "{0}: its input is the softmax {1}, whose probabilities a second softmax levels out; remove one of the two",
        Help.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN103"));

    public static readonly DiagnosticDescriptor ActivationOnLogits = new(
        "CNN104",
        "An activation on logits",
        "{0}: {1} distorts the logits that {2} takes; remove it",
        Help.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN104"));

    public static readonly DiagnosticDescriptor SingleClass = new(
        "CNN105",
        "A single class",
        "{0}: {1}; use Loss.BinaryCrossEntropy, with [Sigmoid] in place of a softmax, or give the network at least 2 classes",
        Help.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN105"));

    public static readonly DiagnosticDescriptor PixelsDropped = new(
        "CNN106",
        "Rows or columns that no window reaches",
        "{0}: no window reaches the last {1} of the {2}; use {3}",
        Help.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN106"));

    public static readonly DiagnosticDescriptor DropoutBeforeOutput = new(
        "CNN107",
        "A dropout before the output",
        "{0}: no layer with weights follows, so training zeroes outputs themselves; move it before {1}",
        Help.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN107"));

    public static readonly DiagnosticDescriptor PoolOfOne = new(
        "CNN108",
        "A pool that changes nothing",
        "{0}: a 1x1 window with stride 1 changes nothing; remove it, or use a larger window",
        Help.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN108"));

    public static readonly DiagnosticDescriptor PixelsPassedOver = new(
        "CNN109",
        "A stride past the window",
        "{0}: a stride of {1} passes the end of the {2}, so that pixels of the {3} are never read; use a stride of at most {4}",
        Help.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN109"));

    public static readonly DiagnosticDescriptor DropoutOfOne = new(
        "CNN110",
        "A dropout of everything",
        "{0}: a rate of 1 zeroes everything in training, and nothing before it learns; use a rate below 1",
        Help.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN110"));

    public static readonly DiagnosticDescriptor SigmoidWithCrossEntropy = new(
        "CNN111",
        "A sigmoid with cross entropy",
        "'{0}' ends in the sigmoid of {1}, and Loss.CrossEntropy takes logits; use Loss.BinaryCrossEntropy, which has the sigmoid built in, or [Softmax] in place of the sigmoid",
        Help.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN111"));

    public static readonly DiagnosticDescriptor LinearAfterLinear = new(
        "CNN112",
        "Two linear layers without an activation between",
        "{0}: {1} follows without an activation between, and two linear maps in a row are one; set Activation, to Activation.None if that is meant",
        Help.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN112"));

    public static readonly DiagnosticDescriptor NotOptimized = new(
        "CNN113",
        "The network is compiled without optimisation",
        "'{0}' is compiled without optimisation, as in a Debug build, and about 24 times slower so; put <Optimize>true</Optimize> into the project file",
        Help.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN113"));

    public static readonly DiagnosticDescriptor KernelLookalike = new(
        "CNN114",
        "A kernel that looks like other numbers",
        "{0}: the kernel is {1}; if the numbers were meant as {2}, write {3}, else name them, as in kernelHeight: {4}",
        Help.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN114"));

    public static readonly DiagnosticDescriptor InputLookalike = new(
        "CNN115",
        "An input that looks like channels, height, width",
        "{0}: {1} is height x width x channels; if it was meant as channels, height, width, write Input({2}, {3}, {4}, Layout = ImageLayout.ChannelsFirst), else name the numbers, as in height: {4}",
        Help.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN115"));

    public static readonly DiagnosticDescriptor ForeignLayer = new(
        "CNN116",
        "A layer of another library",
        "CnnGen has no layer '{0}'; {1}",
        Help.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN116"));

    public static readonly DiagnosticDescriptor EmptyWindows = new(
        "CNN117",
        "A max-pool window that sees padding only",
        "{0}: some windows see padding only instead of pixels of the {1}, and their maximum is minus infinity; use a dilation of at most {2}",
        Help.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN117"));

    public static readonly DiagnosticDescriptor UnreadLayer = new(
        "CNN118",
        "A layer that nobody reads",
        "{0}: nothing reads its output, and it is not the last layer; remove it, or name it in [From], [Add], [Concatenate] or [Multiply]",
        Help.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN118"));

    public static readonly DiagnosticDescriptor MemberLeftNull = new(
        "CNN129",
        "A member is left null",
        "the generated constructor of '{0}' leaves '{1}' null; give it a value where it is declared, or make its type nullable",
        Help.Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: Help.Link("CNN129"));
}
