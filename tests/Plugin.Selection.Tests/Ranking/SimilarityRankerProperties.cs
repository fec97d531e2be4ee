using CsCheck;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Ranking;
using PredictPicks.Selection.Ranking.Rules;
using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Tests.Ranking;

public sealed class SimilarityRankerProperties
{
    private static readonly Gen<string[]> Names = Gen.OneOf("Air", "AIR ", "Beck", "Cher", "Various Artists").Array[0, 2];

    private static readonly Gen<SongTags> Tags = Gen.Select(
        Names,
        Gen.OneOf(null, "Moon", "Greatest Hits"),
        Gen.OneOf(null, "Air", "Various Artists"),
        Gen.OneOf("Pop", "Rock", "Soul").Array[0, 3],
        Gen.OneOf<int?>(null, 8, 64, 320),
        Gen.OneOf<double?>(null, 3, 200, 1300),
        (artists, album, albumArtist, genres, kbps, seconds) => new SongTags
        {
            Artists = artists, Album = album, AlbumArtist = albumArtist, Genres = genres, BitrateKbps = kbps, DurationSeconds = seconds,
        });

    // Few different directions, so that equal vectors and equal scores are common; the first has no length.
    private static readonly Gen<float[]> Vector = Gen.Int[0, 6].Select(step =>
        step == 0 ? [0f, 0f] : new[] { MathF.Cos(step), MathF.Sin(step) });

    private static readonly Gen<SongSound> Sound = Gen.Select(Gen.Int[-8, 11], Gen.Bool, Gen.Int[-2, 2], (tonic, isMinor, tempo) => new SongSound
    {
        Key = tonic < 0 ? null : new MusicalKey(tonic, isMinor ? KeyMode.Minor : KeyMode.Major, 0.8),
        Tempo = tempo < 0 ? null : new Tempo(120 + (2 * tempo), 0.9, 60 + tempo),
    });

    private static readonly Gen<RankingInput> Inputs = Gen.Select(
        Gen.Select(Tags, Vector, Sound).Array[1, 30], Gen.Select(Tags, Vector, Sound).Array[1, 12], (songs, picks) => Input(songs, picks));

    [Fact]
    public void Rank_AnyInput_ContributionsAddUpToTheScore() => Inputs.Sample(input =>
    {
        var ranking = Rank(input);
        for (var i = 0; i < ranking.Order.Count; i++)
        {
            var sum = 0.0;
            var contributions = ranking.Scorer.Contributions(ranking.Order[i]);
            for (var rule = 0; rule < contributions.Count; rule++)
            {
                Math.Abs(contributions[rule]).ShouldBeLessThanOrEqualTo(RankingRules.All[rule].Limit + 1e-12);
                sum += contributions[rule];
            }

            sum.ShouldBe(ranking.Score(ranking.Order[i]));
            double.IsFinite(sum).ShouldBeTrue();
        }

        ranking.Order.Select(ranking.Score).ShouldBeInOrder(SortDirection.Descending);
    });

    [Fact]
    public void Rank_SoundClearlyNearer_IsAheadWhateverTheTagsSay() => Inputs.Sample(input =>
    {
        var ranking = Rank(input);
        var lowestBefore = double.PositiveInfinity;
        foreach (var candidate in ranking.Order)
        {
            // The first three rules are the sound's vectors: nearest pick, neighbourhood, not analysed.
            var sound = ranking.Scorer.Contributions(candidate).Take(3).Sum();
            sound.ShouldBeLessThan(lowestBefore + RankingRules.TagLimit + 1e-9);
            lowestBefore = Math.Min(lowestBefore, sound);
        }
    });

    [Fact]
    public void Predict_AnyInput_EverySongHasReasonsThatRaisedItsScore() => Inputs.Sample(input =>
    {
        foreach (var song in Predict(input).Candidates)
        {
            song.Reasons.ShouldNotBeEmpty();
            var raising = song.Reasons.Where(reason => reason.Text.Kind is not ("not-analysed" or "far-from-picks")).ToList();
            raising.ShouldAllBe(reason => reason.Contribution > 0);
            raising.Select(reason => reason.Contribution).ShouldBeInOrder(SortDirection.Descending);
            (raising.Count == song.Reasons.Count || song.Reasons[0].Contribution <= 0).ShouldBeTrue();
        }
    });

    [Fact]
    public void Predict_OtherOrderOfInput_SameList() => Gen.Select(Inputs, Gen.Int).Sample((input, seed) =>
    {
        var random = new Random(seed);
        var songs = Enumerable.Range(0, input.Candidates.Count).OrderBy(_ => random.Next()).ToArray();
        var picks = Enumerable.Range(0, input.Picks.Count).OrderBy(_ => random.Next()).ToArray();
        var shuffled = input with
        {
            Candidates = [.. songs.Select(song => input.Candidates[song])],
            CandidateVectors = Reorder(input.CandidateVectors, songs),
            Picks = [.. picks.Select(pick => input.Picks[pick])],
            PickVectors = Reorder(input.PickVectors, picks),
        };
        Flat(Predict(shuffled, maxPerArtist: 2)).ShouldBe(Flat(Predict(input, maxPerArtist: 2)));
    });

    [Fact]
    public void Predict_OneMoreNotPicked_OnlyThatSongGoes() => Gen.Select(Inputs, Gen.Int[0, 29]).Sample((input, at) =>
    {
        var unwanted = input.Candidates[at % input.Candidates.Count].Id;
        var before = Predict(input).Candidates.Where(song => song.Id != unwanted).Select(song => (song.Id, song.Score));
        var after = Predict(input with { NotPicked = [unwanted] }).Candidates.Select(song => (song.Id, song.Score));
        after.ShouldBe(before);
    });

    [Fact]
    public void Predict_PickNamedTwice_SameList() => Inputs.Sample(input =>
    {
        var twice = input with
        {
            Picks = [.. input.Picks, .. input.Picks],
            PickVectors = new VectorTable([.. input.PickVectors.Values, .. input.PickVectors.Values], 2),
        };
        Flat(Predict(twice)).ShouldBe(Flat(Predict(input)));
    });

    [Fact]
    public void Predict_Capped_NoArtistComesMoreOftenInTheFirst100() => Gen.Select(Inputs, Gen.Int[1, 3]).Sample((input, cap) =>
    {
        var artists = Predict(input, cap).Candidates.Take(100)
            .SelectMany(song => song.Tags.Artists.Select(TagKeys.Normalise).Distinct())
            .Where(artist => artist != "VARIOUS ARTISTS");
        artists.CountBy(artist => artist).ShouldAllBe(artist => artist.Value <= cap);
    });

    private static RankingInput Input(
        (SongTags Tags, float[] Vector, SongSound Sound)[] songs, (SongTags Tags, float[] Vector, SongSound Sound)[] picks) => new()
    {
        Candidates = [.. songs.Select((song, i) => new RankableSong(new SongId($"s{i:00}"), "/music/s.mp3", song.Tags) { Sound = song.Sound })],
        CandidateVectors = new VectorTable([.. songs.SelectMany(song => song.Vector)], 2),
        Picks = [.. picks.Select((pick, i) => new RankableSong(new SongId($"p{i:00}"), null, pick.Tags) { Sound = pick.Sound })],
        PickVectors = new VectorTable([.. picks.SelectMany(pick => pick.Vector)], 2),
        Model = new ModelReference("test", "1", 2),
    };

    private static VectorTable Reorder(VectorTable table, int[] rows) => new([.. rows.SelectMany(row => table.Row(row).ToArray())], table.Dimension);

    private static Prediction Predict(RankingInput input, int maxPerArtist = 0) =>
        SimilarityRanker.Predict(input, new RankingOptions { MaxPerArtist = maxPerArtist });

    private static SimilarityRanking Rank(RankingInput input) => SimilarityRanker.Rank(
        input, new PickSet(input.Picks, input.PickVectors), PredictionMaker.Eligible(input), null, CancellationToken.None);

    private static List<string> Flat(Prediction prediction) =>
    [
        .. prediction.Candidates.Select(song => $"{song.Rank} {song.Id} {song.Score:R} {string.Join("; ", song.Reasons.Select(reason => reason.Text.Text))}"),
        .. prediction.Warnings.Select(warning => warning.Text),
        prediction.Counts.ToString(),
    ];
}
