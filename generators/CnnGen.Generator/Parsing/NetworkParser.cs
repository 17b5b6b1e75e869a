using CnnGen.Generator.Diagnostics;
using CnnGen.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CnnGen.Generator.Parsing;

/// <summary>From the attributes of a class to a declaration.</summary>
internal static class NetworkParser
{
    /// <summary>Parses the network of <paramref name="type"/>; null where no <c>[Cnn]</c> stands on a class in source.</summary>
    public static NetworkDeclaration? Parse(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        List<AttributeUse> uses = AttributeUse.Collect(type, cancellationToken);
        if (uses.Find(static use => use.Name == KnownNames.Cnn) is not { Declaration: { } declaration } cnn || type.TypeKind != TypeKind.Class)
        {
            return null;
        }

        NetworkDeclaration network = new(type, declaration);
        network.Target = TargetParser.Parse(type, declaration, compilation, network.Faults);
        MemberRules.Check(type, declaration, compilation, network.Faults, cancellationToken);
        network.Initializer = new ArgumentReader(cnn, type.Name, network.Faults).Choice("Initializer", InitializerKind.PyTorch);

        List<AttributeUse> layers = Ordered(uses, declaration, network);
        ParseInput(layers, declaration, network);
        ParseLayers(layers, type, network, cancellationToken);
        CheckPresence(layers, declaration, network);
        LossParser.Parse(uses.Find(static use => use.Name == KnownNames.Loss), network);
        if (uses.Find(static use => use.Name == KnownNames.Budget) is { } budget)
        {
            network.Budget = BudgetParser.Parse(budget, network);
        }

        network.Stub = StubOf(type, compilation, network, cancellationToken);
        return network;
    }

    /// <summary>Whether an attribute belongs to the list of layers: the input, a layer, or one still being typed.</summary>
    public static bool IsListed(AttributeUse use) =>
        use.Name is null or KnownNames.Input or KnownNames.From || LayerCatalog.Find(use.Name) is not null;

    /// <summary>The attributes whose order matters: those of one part of the class, the one with the input or else the first.</summary>
    private static List<AttributeUse> Ordered(List<AttributeUse> uses, TypeDeclarationSyntax fallback, NetworkDeclaration network)
    {
        List<AttributeUse> listed = uses.FindAll(static use => use.Name is not null && IsListed(use));
        TypeDeclarationSyntax part = (listed.Find(static use => use.Name == KnownNames.Input) ?? listed.FirstOrDefault())?.Declaration ?? fallback;
        HashSet<TypeDeclarationSyntax> reported = [part];
        foreach (AttributeUse use in listed)
        {
            if (reported.Add(use.Declaration))
            {
                network.Faults.Report(Descriptors.Scattered, use.Location, network.ClassName);
            }
        }

        return uses.FindAll(use => use.Declaration == part && IsListed(use));
    }

    private static void ParseInput(List<AttributeUse> listed, TypeDeclarationSyntax declaration, NetworkDeclaration network)
    {
        int index = listed.FindIndex(static use => use.Name == KnownNames.Input);
        if (index < 0)
        {
            return;
        }

        ArgumentReader arguments = new(listed[index], LayerNames.Input, network.Faults);
        Shape shape = arguments.IsGiven("features")
            ? Shape.Flat(arguments.Count("features"))
            : Shape.Spatial(arguments.Count("height"), arguments.Count("width"), arguments.Count("channels", 1));
        bool channelsFirst = arguments.Choice("Layout", ImageLayout.ChannelsLast) == ImageLayout.ChannelsFirst;
        network.Input = new InputDeclaration(shape, channelsFirst && !shape.IsFlat, arguments);
    }

    private static void ParseLayers(List<AttributeUse> listed, INamedTypeSymbol type, NetworkDeclaration network, CancellationToken cancellationToken)
    {
        LayerNaming naming = new(type, network.Faults);
        LayerSources sources = new();
        List<LayerDeclaration> layers = [];
        foreach (AttributeUse use in listed)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (use.Name == KnownNames.Input)
            {
                if (layers.Count > 0)
                {
                    network.Faults.Report(Descriptors.InputNotFirst, use.Location, network.ClassName, layers[layers.Count - 1].Name);
                }

                continue;
            }

            if (use.Name == KnownNames.From)
            {
                sources.StartBranch(layers.Count, new ArgumentReader(use, use.SimpleName, network.Faults));
                continue;
            }

            layers.Add(ParseLayer(use, naming, layers.Count - 1, network));
        }

        network.Layers = sources.Resolve(layers);
    }

    private static LayerDeclaration ParseLayer(AttributeUse use, LayerNaming naming, int current, NetworkDeclaration network)
    {
        ArgumentReader arguments = new(use, use.Syntax.Name.ToString(), network.Faults);
        if (use.Name is null || LayerCatalog.Find(use.Name) is not { } kind)
        {
            ForeignLayerMessage.Report(use, network);
            network.Faults.LeaveToCompiler();
            return new LayerDeclaration(arguments.Subject, new DeclaredLayer(null, IsSound: false, new([current])), arguments);
        }

        string name = naming.Next(kind, arguments, out bool isOwn);
        Layer layer = kind.Read(name, arguments);
        if (isOwn)
        {
            naming.CheckUnique(name, ParameterTable.Members(layer).Count > 0, arguments);
        }

        return new LayerDeclaration(name, new DeclaredLayer(layer, arguments.IsSound, new([current])), arguments);
    }

    private static void CheckPresence(List<AttributeUse> listed, TypeDeclarationSyntax declaration, NetworkDeclaration network)
    {
        bool isHalfTyped = listed.Exists(static use => use.Name is null);
        if (network.Input.Arguments is null && !isHalfTyped)
        {
            network.Faults.Report(Descriptors.NoInput, declaration.Identifier.GetLocation(), network.ClassName);
        }

        if (network.Layers.Count == 0 && !isHalfTyped)
        {
            network.Faults.Report(Descriptors.NoLayers, declaration.Identifier.GetLocation(), network.ClassName);
        }
    }

    private static StubTarget? StubOf(INamedTypeSymbol type, Compilation compilation, NetworkDeclaration network, CancellationToken cancellationToken)
    {
        if (network.Target is null)
        {
            return null;
        }

        IEnumerable<StubMember> layerMembers = network.Layers
            .Where(static layer => layer.Tensors.Count > 0)
            .GroupBy(static layer => LayerNames.MemberName(layer.Name), StringComparer.Ordinal)
            .Select(static layers => new StubMember(layers.Key, layers.SelectMany(static layer => layer.Tensors).Distinct().ToEquatableArray()));
        return new StubTarget(
            network.Target,
            MemberRules.CanAddConstructor(type, compilation, cancellationToken),
            GeneratedMembers.Names.Where(IsFree).ToEquatableArray(),
            layerMembers.Where(member => IsFree(member.Name) && !GeneratedMembers.Names.Contains(member.Name)).ToEquatableArray(),
            TargetParser.Language(compilation) < LanguageVersion.CSharp11);

        bool IsFree(string name) => name != type.Name && !OwnMembers.Named(type, name).Any() && !OwnMembers.HasAccessor(type, name);
    }
}
