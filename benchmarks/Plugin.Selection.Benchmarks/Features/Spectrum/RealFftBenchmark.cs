using BenchmarkDotNet.Attributes;
using PredictPicks.Selection.Features.Spectrum;

namespace PredictPicks.Selection.Benchmarks.Features.Spectrum;

/// <summary>One power spectrum of noise, beside a scalar transform of the same signal.</summary>
[MemoryDiagnoser]
public class RealFftBenchmark
{
    private RealFft _fft = null!;
    private ScalarFft _scalar = null!;
    private float[] _signal = [];
    private float[] _power = [];
    private float[] _scratch = [];

    [Params(512, 1024, 4096, 8192)]
    public int Length { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        var random = new Random(1);
        _fft = new RealFft(Length);
        _scalar = new ScalarFft(Length);
        _signal = [.. Enumerable.Range(0, Length).Select(_ => (random.NextSingle() * 2) - 1)];
        _power = new float[_fft.Bins];
        _scratch = new float[_fft.ScratchLength];
    }

    [Benchmark(Baseline = true)]
    public void Scalar() => _scalar.Power(_signal, _power);

    [Benchmark]
    public void Vector() => _fft.Power(_signal, _power, _scratch);
}
