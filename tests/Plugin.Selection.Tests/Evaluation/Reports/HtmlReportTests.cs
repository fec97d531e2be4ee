using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Evaluation;
using PredictPicks.Selection.Evaluation.Reports;
using PredictPicks.Selection.Ranking.Scorers;

namespace PredictPicks.Selection.Tests.Evaluation.Reports;

public sealed class HtmlReportTests
{
    private const string Hostile = "<script>alert('x')</script>\"'&\u202e{0}\ud800</style>";

    [Fact]
    public void Write_HostileTags_AreTextOnly()
    {
        var library = new TasteLibrary(100) { Tags = song => new SongTags { Title = Hostile, Artists = [Hostile + song], Genres = [Hostile] } };

        var html = Report(library.With(Enumerable.Range(0, 30)));

        html.ShouldContain("<bdi>&lt;script&gt;alert");
        html.ShouldNotContain("<script");
        Regex.Count(html, "</style>").ShouldBe(1);
        Regex.Count(html, "\u202e").ShouldBe(Regex.Count(html, "<bdi>[^<]*\u202e[^<]*</bdi>"));
        ShouldBeWellFormed(html);
    }

    [Fact]
    public void Write_AnyLibrary_LoadsNothingFromElsewhere()
    {
        var html = Report(new TasteLibrary(100).With(Enumerable.Range(0, 30)));

        html.ShouldNotContain("http:");
        html.ShouldNotContain("https:");
        html.ShouldNotContain("src=");
        html.ShouldNotContain("url(");
        html.ShouldNotContain("@import");
        html.ShouldContain("default-src 'none'");
    }

    [Fact]
    public void Write_EnoughPicks_HasEveryPartWithALineOnHowToReadIt()
    {
        var html = Report(new TasteLibrary(100).With(Enumerable.Range(0, 30)));

        string[] parts = ["report-compare", "report-disjoint", "report-subsets", "report-scores", "report-curve", "report-calibration", "report-importance", "report-figures", "report-method"];
        foreach (var part in parts)
        {
            html.ShouldContain($"<h2>{Html.Say(part)}</h2>");
        }

        html.ShouldContain("loudness");
        html.ShouldNotContain("NaN");
        ShouldBeWellFormed(html);
    }

    [Fact]
    public void Write_ScorerThatDoesNotSayWhatItGoesBy_HasNoSuchPart() =>
        Evaluate(new TasteLibrary(100).With(Enumerable.Range(0, 30)), new FakeScorer("blend", song => song)).Html.ShouldNotContain(Html.Say("report-importance"));

    [Fact]
    public void Write_FewPicks_SaysWhyThereAreNoProbabilities() =>
        Report(new TasteLibrary(30).With(Enumerable.Range(0, 6))).ShouldContain("at least 20 are needed");

    [Fact]
    public void Write_Chinese_IsInChinese()
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
        try
        {
            var html = Report(new TasteLibrary(100).With(Enumerable.Range(0, 30)));

            html.ShouldContain("<html lang=\"zh\">");
            html.ShouldContain("Predict Picks 有多了解您的口味？");
            html.ShouldNotContain("hidden picks");
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public void EveryMeasure_HasATitleAndAMeaning()
    {
        var measures = Evaluate(new TasteLibrary(300).With(Enumerable.Range(0, 60)), new FakeScorer("blend", song => song)).Splits[0].Scorers[0].Measures;

        measures.Count.ShouldBe(13);
        measures.Select(measure => Figures.Title(measure.Name)).Distinct().Count().ShouldBe(13);
        Figures.Families.ShouldAllBe(family => EvaluationTexts.Word("meaning-" + family).Text.Length > 0);
    }

    [Fact]
    public void EveryScorer_HasATitle() => EvaluatedScorers.For(100).Select(scorer => EvaluationTexts.Scorer(scorer.Name).Text).ShouldAllBe(title => title.Length > 0);

    [Theory]
    [InlineData(0, 1, new[] { 0, 0.2, 0.4, 0.6, 0.8, 1 })]
    [InlineData(-0.31, 0.22, new[] { -0.3, -0.2, -0.1, 0, 0.1, 0.2 })]
    [InlineData(0, 0.035, new[] { 0, 0.005, 0.01, 0.015, 0.02, 0.025, 0.03, 0.035 })]
    public void Ticks_OfARange_AreRound(double from, double to, double[] expected)
    {
        var ticks = XyPlot.Ticks((from, to));

        ticks.Count.ShouldBe(expected.Length);
        ticks.Zip(expected).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 1e-9);
    }

    private static string Report(EvaluationInput input) => Evaluate(input, new ImportantScorer(), new FakeScorer("random", song => song * 7 % 13)).Html;

    private static EvaluationReport Evaluate(EvaluationInput input, params IReadOnlyList<IScorer> scorers) =>
        Evaluator.Evaluate(input, scorers, "blend", null, CancellationToken.None);

    /// <summary>The page is XML but for its head, whose elements need no end.</summary>
    private static void ShouldBeWellFormed(string html)
    {
        var start = html.IndexOf("<main>", StringComparison.Ordinal);
        XElement.Parse(html[start..html.IndexOf("</body>", StringComparison.Ordinal)]).Descendants("svg").ShouldNotBeEmpty();
    }

    private sealed class ImportantScorer : IScorer, IFeatureImportance
    {
        public string Name => "blend";

        public double[] Score(SongTable songs, Taste taste, CancellationToken cancellationToken) => [.. Enumerable.Range(0, songs.Count).Select(song => Math.Sin(song))];

        public IReadOnlyList<FeatureImportance> Importance(SongTable songs, Taste taste, CancellationToken cancellationToken) =>
            [new FeatureImportance("near", new UserText("near", [], "nearness"), 0.75), new FeatureImportance("loud", new UserText("loud", [], "loudness"), 0.25)];
    }
}
