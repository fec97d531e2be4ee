using CsCheck;
using PredictPicks.Selection.Features.Frames;

namespace PredictPicks.Selection.Tests.Features.Frames;

public class FrameStreamTests
{
    [Theory]
    [InlineData(1024, 160, 512)]
    [InlineData(2048, 1024, 0)]
    [InlineData(8, 8, 3)]
    public void TryRead_WhateverTheBlocks_GivesTheSignalsFrames(int frameLength, int hopLength, int leadingZeros) =>
        Gen.Int[1, 20_000].Array[1, 6].Sample(
            blocks =>
            {
                var signal = Enumerable.Range(1, blocks.Sum()).Select(i => (float)i).ToArray();
                var stream = new FrameStream(frameLength, hopLength, leadingZeros);
                float[] padded = [.. new float[leadingZeros], .. signal];
                var (at, frames) = (0, 0);
                foreach (var block in blocks)
                {
                    for (var end = at + block; at < end;)
                    {
                        var written = stream.Write(signal.AsSpan(at, end - at));
                        written.ShouldBePositive();
                        at += written;
                        while (stream.TryRead(out var frame))
                        {
                            frame.SequenceEqual(padded.AsSpan(frames * hopLength, frameLength)).ShouldBeTrue($"frame {frames}");
                            frames++;
                        }
                    }
                }

                frames.ShouldBe(padded.Length < frameLength ? 0 : ((padded.Length - frameLength) / hopLength) + 1);
            },
            iter: 50);

    [Fact]
    public void BrokenSamples_CountsThemOnce()
    {
        var stream = new FrameStream(64, 16, 0);

        stream.Write([1, float.NaN, 2, float.PositiveInfinity]);

        stream.BrokenSamples.ShouldBe(2);
    }
}
