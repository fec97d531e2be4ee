using System.CommandLine;
using System.Globalization;
using PredictPicks.Abstractions;
using PredictPicks.TestHost.CommandLine;
using PredictPicks.TestHost.Hosting;
using PredictPicks.TestHost.Output;
using PredictPicks.TestHost.Terminal;

namespace PredictPicks.TestHost.Commands;

/// <summary><c>picks models list</c>: the embedding models that are installed.</summary>
internal sealed class ModelsListVerb(Session session) : Verb(session, "list", "models")
{
    private const double BytesPerMegabyte = 1e6;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } = ["picks models list"];

    /// <inheritdoc/>
    public override Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var packs = Session.Require<IEmbeddingModelSource>().List();
        if (packs.Count == 0)
        {
            Session.Status.Warn(TestHostTexts.Word("no-models"));
            return Task.FromResult(ExitCode.Done);
        }

        var process = Session.Process;
        var table = TextTable.WithHeaders(
            process.OutColumns is not null,
            "column-active",
            "column-id",
            "column-version",
            "column-dimension",
            "column-licence",
            "column-size",
            "column-name");
        foreach (var pack in packs)
        {
            table.AddRow(Cells(pack).Select(SafeText.OneLine));
        }

        process.Out.Write(table.Render(process, process.OutColumns));
        foreach (var pack in packs.Where(pack => pack.Problem is not null))
        {
            Session.Status.Warn(TestHostTexts.Word("about-file", pack.Id, pack.Problem!.Text));
        }

        return Task.FromResult(ExitCode.Done);
    }

    private static string[] Cells(ModelPackInfo pack) =>
    [
        pack.Problem is not null ? Findings.Broken : pack.IsActive ? "*" : string.Empty,
        pack.Id,
        pack.Version,
        pack.Dimension.ToString(CultureInfo.InvariantCulture),
        pack.Licence,
        string.Create(CultureInfo.InvariantCulture, $"{pack.SizeBytes / BytesPerMegabyte:0.0} MB"),
        pack.Name,
    ];
}

/// <summary><c>picks models verify [ID...]</c>: compares the models' files with the hashes on their cards.</summary>
internal sealed class ModelsVerifyVerb : Verb
{
    private readonly Argument<string[]> _ids = new("ID") { Arity = ArgumentArity.ZeroOrMore };

    public ModelsVerifyVerb(Session session)
        : base(session, "verify", "models")
    {
        _ids.Description = TestHostTexts.Word("argument-model").Text;
        Add(_ids);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } = ["picks models verify", "picks models verify msd-musicnn"];

    /// <inheritdoc/>
    public override Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var source = Session.Require<IEmbeddingModelSource>();
        var known = source.List().Select(pack => pack.Id).ToList();
        var wanted = arguments.GetValue(_ids) is { Length: > 0 } ids ? ids : [.. known];
        if (Array.Find(wanted, id => !known.Contains(id, StringComparer.Ordinal)) is { } unknown)
        {
            throw new PicksException(TestHostTexts.Word("model-unknown", unknown, string.Join(", ", known)));
        }

        if (wanted.Length == 0)
        {
            throw new PicksException(TestHostTexts.Word("no-models"));
        }

        var findings = wanted.SelectMany(id => source.Verify(id, cancellationToken)).ToList();
        return Task.FromResult(Findings.Write(findings, Session.Process));
    }
}
