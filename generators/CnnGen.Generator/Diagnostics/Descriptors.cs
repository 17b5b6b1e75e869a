using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CnnGen.Generator.Diagnostics;

/// <summary>Every diagnostic, sliced by kind. An id is never used again for another one.</summary>
internal static partial class Descriptors
{
    /// <summary>All of them, which an analyzer must announce.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All =>
    [
        NotPartial, OuterNotPartial, Generic, Static, Abstract, Record, FileLocal, PrimaryConstructor, ConstructorDoesNotChain, NoInput,
        InputNotFirst, NoLayers, Scattered, BaseConstructor, RequiredMember, OwnSeedConstructor, DerivedNetwork, OldLanguage, AliasedLibrary,
        NotPositive, NegativePads, PadsCount, SizeGivenTwice, PadsBesidePadding, UnknownEnumValue, RateOutOfRange, NotFinite, EmptyRange,
        CeilModeWithSame, NullArgument, ReadsAhead, ReadsItself, JoinOfOne, BranchWithoutLayer,
        WindowDoesNotFit, GroupsDoNotDivideChannels, GroupsDoNotDivideFilters, DenseOnSpatialData, SpatialLayerOnFlatData, TooManyElements,
        TooManyParameters, PoolPadsTooLarge, OverParameterBudget, OverScratchBudget, OverMultiplyAddBudget,
        AddOfDifferentShapes, ConcatenationOfDifferentMaps, MultiplicationOfDifferentShapes,
        InvalidName, DuplicateName, DuplicateMember, MemberExists, ReservedMember, GeneratedMemberExists, NameTooLong,
        NamespaceTaken, ClassNamedLikeMember, UnknownLayer,
        LabelSmoothingOutOfRange, DeltaOutOfRange, BinaryCrossEntropyAfterSoftmax, UnusedLabelSmoothing, UnusedDelta,
        LayersWithoutCnn, StrideLookalike, SoftmaxInside, SoftmaxTwice, ActivationOnLogits, SingleClass, PixelsDropped, DropoutBeforeOutput, PoolOfOne,
        PixelsPassedOver, DropoutOfOne, SigmoidWithCrossEntropy, LinearAfterLinear, NotOptimized, KernelLookalike, InputLookalike, ForeignLayer, EmptyWindows,
        UnreadLayer, MemberLeftNull,
        OldTarget, NoLibrary,
        WeightsUnreadable, WeightsLackTensor, WeightsHaveMore, WeightsOfAnotherShape, WeightsOfAnotherType, WeightsOfNoNetwork, WeightsTwice,
        WeightsWithPrefix,
    ];
}
