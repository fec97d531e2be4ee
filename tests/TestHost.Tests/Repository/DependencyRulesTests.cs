using System.Xml.Linq;
using NetArchTest.Rules;
using PredictPicks.Abstractions;
using PredictPicks.TestHost.CommandLine;

namespace PredictPicks.TestHost.Tests.Repository;

/// <summary>HostAdapters → Abstractions ← Plugin.Selection; TestHost composes both and names neither's classes.</summary>
public class DependencyRulesTests
{
    private const string Contracts = "PredictPicks.Abstractions";

    /// <summary>Loaded by its player, with nothing beside it.</summary>
    private const string Shim = "PredictPicks.HostAdapters.MusicBee.Shim";

    public static TheoryData<string> SourceProjects() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Support.Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Support.Repository.Root, file)),
    ];

    [Theory]
    [MemberData(nameof(SourceProjects))]
    public void Project_Any_ReferencesTheContractsAndNoOtherProject(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        var references = References(project, "ProjectReference").Select(Path.GetFileNameWithoutExtension);

        references.ShouldBe(name is Contracts or Shim ? [] : [Contracts]);
        References(project, "Reference").ShouldNotContain(reference => reference.StartsWith("PredictPicks", StringComparison.Ordinal));
    }

    [Fact]
    public void Contracts_DependOnNothing()
    {
        typeof(Contract).Assembly.GetReferencedAssemblies()
            .ShouldAllBe(reference => reference.Name!.StartsWith("System", StringComparison.Ordinal) || reference.Name == "netstandard");
    }

    [Fact]
    public void TestHost_NamesNoClassOfAPlugin()
    {
        var assembly = typeof(Cli).Assembly;

        Types.InAssembly(assembly).ShouldNot().HaveDependencyOnAny("PredictPicks.Selection", "PredictPicks.HostAdapters").GetResult().IsSuccessful.ShouldBeTrue();
        assembly.GetReferencedAssemblies().Select(reference => reference.Name!)
            .Where(name => name.StartsWith("PredictPicks", StringComparison.Ordinal))
            .ShouldBe([Contracts]);
    }

    private static IEnumerable<string> References(string project, string kind) =>
        XDocument.Load(Path.Combine(Support.Repository.Root, project)).Descendants(kind).Select(reference => reference.Attribute("Include")!.Value);
}
