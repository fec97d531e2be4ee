using System.Numerics;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Features.Embedding;
using PredictPicks.Selection.Features.Spectrum;

namespace PredictPicks.Selection.Models;

/// <summary>The part of a card that says how samples become patches.</summary>
internal static class FrontEndFields
{
    private const string Parameters = "frontEnd.parameters.";
    private const int MinFftLength = 32;
    private const int MaxFftLength = 65_536;

    /// <summary>The mel front end; null for <c>waveform</c>.</summary>
    /// <exception cref="PicksException">The card says something else.</exception>
    public static MelParameters? Read(CardFields fields, int sampleRate)
    {
        if (!fields.Choice("frontEnd.name", ("mel", true), ("waveform", false)))
        {
            return null;
        }

        var fftLength = fields.Whole(Parameters + "fftLength", MinFftLength, MaxFftLength);
        if (!BitOperations.IsPow2(fftLength))
        {
            throw fields.Wrong(Parameters + "fftLength", fftLength, $"{MinFftLength}, {2 * MinFftLength} … {MaxFftLength}");
        }

        // More bands than bins would leave bands empty; a hop of more than half a frame would leave samples unheard.
        var bands = fields.Whole(Parameters + "bands", 1, fftLength / 2);
        var hop = fields.Whole(Parameters + "hopLength", 1, fftLength / 2);
        var maxHz = fields.Number(Parameters + "maxHz", 1, sampleRate / 2.0);
        var minHz = fields.Number(Parameters + "minHz", 0, maxHz - 1);
        return Compress(fields, new MelParameters(sampleRate, fftLength, hop, bands, minHz, maxHz)
        {
            Window = fields.Choice(
                Parameters + "window", ("hann", FrameWindow.Hann), ("hamming", FrameWindow.Hamming), ("rectangular", FrameWindow.Rectangular)),
            Padding = fields.Choice(
                Parameters + "padding",
                ("zeros", FramePadding.Zeros),
                ("reflect", FramePadding.Reflect),
                ("none", FramePadding.None),
                ("same", FramePadding.Same)),
            Power = fields.Whole(Parameters + "power", 1, 2),
            BandPower = fields.Has(Parameters + "bandPower") ? fields.Number(Parameters + "bandPower", 0.1, 2) : 1,
            Scale = fields.Choice(Parameters + "scale", ("slaney", MelScaleKind.Slaney), ("htk", MelScaleKind.Htk)),
            Norm = fields.Choice(Parameters + "norm", ("slaney", MelNorm.Slaney), ("none", MelNorm.None)),
        });
    }

    /// <summary>The windows of a card that cuts the song before the front end; null for one that cuts frames.</summary>
    /// <exception cref="PicksException">The card says neither, or what cannot be.</exception>
    public static WindowLayout? ReadWindows(CardFields fields, MelParameters? frontEnd)
    {
        if (frontEnd is not null && !fields.Has("windowSamples"))
        {
            return frontEnd.Padding != FramePadding.Same
                ? null
                : throw fields.Wrong(Parameters + "padding", "same", "zeros | reflect | none");
        }

        var length = fields.Whole("windowSamples", frontEnd?.FftLength ?? 1, ModelCard.MaxPatchLength);
        var hop = fields.Whole("hopSamples", 1, length);
        var edges = fields.Choice("edges", ("reflect", WindowEdges.Reflect), ("zeros", WindowEdges.Zeros), ("none", WindowEdges.None));
        var isStandardised = frontEnd is null && fields.Choice(Parameters + "normalise", ("none", false), ("mean-variance", true));
        return new WindowLayout(length, hop, edges, isStandardised);
    }

    /// <summary>Frames of a patch.</summary>
    /// <exception cref="PicksException">The card asks for too many, or for patches that overlap.</exception>
    public static int ReadFrames(CardFields fields, MelParameters? frontEnd, WindowLayout? windows)
    {
        if (frontEnd is null)
        {
            return windows!.Length;
        }

        var max = ModelCard.MaxPatchLength / frontEnd.Bands;
        if (windows is { } cut)
        {
            var frames = frontEnd.CountFrames(cut.Length);
            return frames <= max ? frames : throw fields.Wrong("windowSamples", cut.Length, $"{max} × hopLength");
        }

        var windowFrames = fields.Whole("windowFrames", 1, max);
        fields.Only("hopFrames", windowFrames);
        return windowFrames;
    }

    private static MelParameters Compress(CardFields fields, MelParameters bands)
    {
        const double Least = 1e-30;
        var compression = fields.Choice(
            Parameters + "compression",
            ("log10(1 + gain * x)", MelCompression.Log),
            ("ln(offset + x)", MelCompression.LogOffset),
            ("10 * log10(max(floor, x))", MelCompression.Decibels));
        bands = bands with { Compression = compression };
        switch (compression)
        {
            case MelCompression.Log:
                return bands with { LogGain = fields.Number(Parameters + "gain", 1e-6, 1e9) };
            case MelCompression.LogOffset:
                return bands with { Floor = fields.Number(Parameters + "offset", Least, 1) };
            default:
                var isRelative = fields.Choice(Parameters + "reference", ("window-max", true), ("one", false));
                return bands with
                {
                    Floor = fields.Number(Parameters + "floor", Least, 1),
                    IsRelativeToPatch = isRelative,
                    RangeDb = isRelative && fields.Has(Parameters + "clip") ? fields.Number(Parameters + "clip", 1, 300) : double.PositiveInfinity,
                };
        }
    }
}
