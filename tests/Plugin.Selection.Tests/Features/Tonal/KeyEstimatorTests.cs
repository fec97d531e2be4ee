using PredictPicks.Abstractions;
using CsCheck;
using PredictPicks.Selection.Features.Tonal;

namespace PredictPicks.Selection.Tests.Features.Tonal;

public class KeyEstimatorTests
{
    public static TheoryData<int> Tonics() => [.. Enumerable.Range(0, 12)];

    [Theory]
    [MemberData(nameof(Tonics))]
    public void Estimate_OfAKeysOwnProfile_IsThatKey(int tonic)
    {
        var major = KeyEstimator.Estimate(Rotated(KeyProfiles.BrawMajor.ToArray(), tonic));
        var minor = KeyEstimator.Estimate(Rotated(KeyProfiles.AlbrechtShanahanMinor.ToArray(), tonic));

        (major.Tonic, major.Mode).ShouldBe((tonic, KeyMode.Major));
        (minor.Tonic, minor.Mode).ShouldBe((tonic, KeyMode.Minor));
        major.Strength.ShouldBeInRange(0.9, 1);
    }

    [Fact]
    public void Estimate_OfAnyTransposedProfile_IsTheTransposedKey() =>
        Gen.Int[0, 1000].Select(i => i / 1000f).Array[12].SelectMany(profile => Gen.Int[0, 11].Select(semitones => (profile, semitones))).Sample(
            (profile, semitones) =>
            {
                var key = KeyEstimator.Estimate(profile);
                var transposed = KeyEstimator.Estimate(Rotated(profile, semitones));

                transposed.Strength.ShouldBe(key.Strength, 1e-6);
                transposed.Tonic.ShouldBe((key.Tonic + semitones) % 12);
            },
            iter: 300);

    [Fact]
    public void Estimate_OfAConstantProfile_HasNoStrength() => KeyEstimator.Estimate(Enumerable.Repeat(0.7f, 12).ToArray()).Strength.ShouldBe(0, 1e-9);

    private static float[] Rotated(float[] profile, int semitones) => [.. Enumerable.Range(0, 12).Select(i => profile[(i - semitones + 12) % 12])];
}
