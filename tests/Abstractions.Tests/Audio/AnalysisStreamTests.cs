namespace PredictPicks.Abstractions.Tests.Audio;

public sealed class AnalysisStreamTests
{
    [Theory]
    [InlineData(SampleFormat.Float32, 4)]
    [InlineData(SampleFormat.Int16, 2)]
    public void BytesPerSample_OfAFormat_IsItsSize(SampleFormat format, int bytes)
    {
        new AnalysisStream(48_000, format).BytesPerSample.ShouldBe(bytes);
    }

    [Fact]
    public void Streams_OfTheSameKind_AreEqual()
    {
        AnalysisStream.Mono16KFloat.ShouldBe(new AnalysisStream(16_000, SampleFormat.Float32));
    }
}
