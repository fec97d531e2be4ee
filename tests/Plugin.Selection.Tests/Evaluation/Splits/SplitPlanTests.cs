using PredictPicks.Abstractions;
using PredictPicks.Selection.Evaluation;
using PredictPicks.Selection.Evaluation.Splits;

namespace PredictPicks.Selection.Tests.Evaluation.Splits;

public sealed class SplitPlanTests
{
    private static readonly DateTimeOffset Day = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void NoDates_EveryPickIsHiddenOnceInFiveEqualFolds()
    {
        var input = new TasteLibrary(200).With(Enumerable.Range(0, 43));

        var split = Plan(input)[0];

        split.Kind.ShouldBe("folds");
        split.Experiments.SelectMany(fold => fold.Hidden).Order().ShouldBe(input.Picks);
        split.Experiments.Select(fold => fold.Hidden.Count).Order().ShouldBe([8, 8, 9, 9, 9]);
        ShouldBeSound(input, split);
    }

    [Fact]
    public void NoDates_EachFoldHasItsShareOfEveryGenre()
    {
        var input = new TasteLibrary(200).With(Enumerable.Range(0, 40));

        foreach (var fold in Plan(input)[0].Experiments)
        {
            fold.Hidden.GroupBy(song => input.Songs.Songs[song].Tags.Genres[0]).Select(genre => genre.Count()).ShouldBe([2, 2, 2, 2]);
        }
    }

    [Fact]
    public void Dates_TheNewestQuarterIsHidden()
    {
        var input = new TasteLibrary(200) { PickedAt = song => Day.AddDays(-song) }.With(Enumerable.Range(0, 40));

        var split = Plan(input)[0];

        split.Kind.ShouldBe("time");
        split.Experiments.Single().Hidden.ShouldBe(Enumerable.Range(0, 10));
        ShouldBeSound(input, split);
    }

    [Theory]
    [InlineData(0.5, "folds")]
    [InlineData(0.9, "time")]
    public void Dates_OfSomePicks_CountWhenMostHaveOne(double dated, string kind)
    {
        var input = new TasteLibrary(200) { PickedAt = song => song < 40 * dated ? Day.AddDays(song) : null }.With(Enumerable.Range(0, 40));

        Plan(input)[0].Kind.ShouldBe(kind);
    }

    [Fact]
    public void Dates_AllOfOneMoment_TellNothing()
    {
        var input = new TasteLibrary(200) { PickedAt = _ => Day }.With(Enumerable.Range(0, 40));

        Plan(input)[0].Kind.ShouldBe("folds");
    }

    [Fact]
    public void Dates_OfAFewPicks_AreTooFewToHideByTime()
    {
        var input = new TasteLibrary(200) { PickedAt = song => Day.AddDays(song) }.With(Enumerable.Range(0, 12));

        Plan(input)[0].Kind.ShouldBe("folds");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ArtistDisjoint_NoArtistIsOnBothSides(bool isDated)
    {
        var input = new TasteLibrary(400) { PickedAt = song => isDated ? Day.AddDays(-song) : null }.With(Enumerable.Range(0, 36).Concat(Enumerable.Range(40, 10)));

        var split = Plan(input)[1];

        split.Kind.ShouldBe("artist-disjoint");
        foreach (var fold in split.Experiments)
        {
            var known = fold.Known.SelectMany(song => input.Songs.Songs[song].Tags.Artists).ToHashSet();
            fold.Hidden.Concat(fold.Others).SelectMany(song => input.Songs.Songs[song].Tags.Artists).ShouldNotContain(artist => known.Contains(artist));
        }

        ShouldBeSound(input, split);
    }

    [Fact]
    public void ArtistDisjoint_SongsByTwoArtists_KeepBothOnOneSide()
    {
        var duet = new TasteLibrary(100) { Tags = song => new SongTags { Artists = song % 10 == 0 ? [$"A{song % 20}", $"A{(song + 10) % 20}"] : [$"A{song % 20}"] } };

        var split = Plan(duet.With(Enumerable.Range(0, 60)))[1];

        split.Experiments.ShouldAllBe(fold => fold.Hidden.Any(song => song % 10 == 0) == fold.Hidden.Any(song => song % 20 == 10));
        split.Experiments.SelectMany(fold => fold.Hidden).Order().ShouldBe(Enumerable.Range(0, 60));
    }

    [Fact]
    public void ArtistDisjoint_OneArtistAlone_IsLeftOut()
    {
        var input = new TasteLibrary(100) { Tags = _ => new SongTags { Artists = ["The one"] } }.With(Enumerable.Range(0, 30));

        Plan(input).Select(split => split.Kind).ShouldBe(["folds"]);
    }

    [Fact]
    public void ArtistDisjoint_SongsWithoutArtist_AreNobodysNeighbours()
    {
        var input = new TasteLibrary(100) { Tags = _ => SongTags.None }.With(Enumerable.Range(0, 30));

        Plan(input)[1].Experiments.SelectMany(fold => fold.Hidden).Order().ShouldBe(Enumerable.Range(0, 30));
    }

    [Fact]
    public void Make_SameInput_IsTheSamePlan()
    {
        var input = new TasteLibrary(200).With(Enumerable.Range(0, 43));

        Plan(input).SelectMany(split => split.Experiments).SelectMany(fold => fold.Hidden).ShouldBe(Plan(input).SelectMany(split => split.Experiments).SelectMany(fold => fold.Hidden));
    }

    private static IReadOnlyList<Split> Plan(EvaluationInput input) => SplitPlan.Make(input, new SongArtists(input.Songs), seed: 1);

    private static void ShouldBeSound(EvaluationInput input, Split split)
    {
        foreach (var fold in split.Experiments)
        {
            fold.Known.Intersect(fold.Hidden).ShouldBeEmpty();
            fold.Known.ShouldBeInOrder();
            fold.Known.Concat(fold.Hidden).ShouldBeSubsetOf(input.Picks);
            fold.Others.ShouldBeSubsetOf(input.Unpicked);
        }
    }
}
