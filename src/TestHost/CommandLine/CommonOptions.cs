using System.CommandLine;
using System.CommandLine.Parsing;
using PredictPicks.Abstractions;
using PredictPicks.TestHost.Settings;

namespace PredictPicks.TestHost.CommandLine;

/// <summary>Options that several verbs have.</summary>
internal static class CommonOptions
{
    /// <summary>Name of the host for plain folders, also of its feature store.</summary>
    public const string FolderHost = "folder";

    /// <summary>The folder host's option for its folders.</summary>
    public const string LibraryName = "library";

    public static Option<string[]> Library(bool required = true) => Described(
        new Option<string[]>("--library")
        {
            HelpName = "DIR",
            Required = required,
            AllowMultipleArgumentsPerToken = true,
            Arity = ArgumentArity.OneOrMore,
        },
        required ? "option-library" : "option-library-filter");

    public static Option<string> Picks(bool required = true) => Described(new Option<string>("--picks") { HelpName = "LIST", Required = required });

    public static Option<string?> NotPicked() => Described(new Option<string?>("--not-picked") { HelpName = "LIST" });

    public static Option<int> Top() => AtLeast(1, new Option<int>("--top") { HelpName = "N", DefaultValueFactory = _ => new RankingOptions().Top });

    public static Option<int> MaxPerArtist() => AtLeast(
        0,
        new Option<int>("--max-per-artist") { HelpName = "N", DefaultValueFactory = _ => new RankingOptions().MaxPerArtist });

    /// <summary>As <see cref="Top"/>, where a host's settings have the default.</summary>
    public static Option<int?> TopOrSetting() => AtLeast(1, new Option<int?>("--top") { HelpName = "N" });

    /// <summary>As <see cref="MaxPerArtist"/>, where a host's settings have the default.</summary>
    public static Option<int?> MaxPerArtistOrSetting() => AtLeast(0, new Option<int?>("--max-per-artist") { HelpName = "N" });

    public static Option<string?> PicksFrom()
    {
        var option = Described(new Option<string?>("--picks-from") { HelpName = string.Join('|', RunSettings.SourceNames) });
        option.AcceptOnlyFromAmong([.. RunSettings.SourceNames]);
        return option;
    }

    public static Option<double?> MinRating()
    {
        var option = Described(new Option<double?>("--min-rating") { HelpName = "STARS" });
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && RunSettings.ParseRating(token.Value) is null)
            {
                result.AddError(TestHostTexts.Word("option-not-a-rating", option.Name).Text);
            }
        });
        return option;
    }

    public static Option<double> Diversity() => Described(new Option<double>("--diversity")
    {
        HelpName = "X",
        DefaultValueFactory = _ => new RankingOptions().Diversity,
        CustomParser = result => ParseDiversity(result) ?? 0,
    });

    /// <summary>As <see cref="Diversity"/>, where a host's settings have the default.</summary>
    public static Option<double?> DiversityOrSetting() => Described(new Option<double?>("--diversity") { HelpName = "X", CustomParser = ParseDiversity });

    public static Option<bool> NoScan() => Described(new Option<bool>("--no-scan"));

    public static Option<int?> Jobs() => AtLeast(1, new Option<int?>("--jobs") { HelpName = "N" });

    public static Option<string?> Model() => Described(new Option<string?>("--model") { HelpName = "FILE" });

    /// <summary>What runs the network; given to <see cref="Hosting.Session.Inference"/>.</summary>
    public static Option<InferenceEngine> Inference()
    {
        var option = Described(new Option<InferenceEngine>("--inference") { HelpName = "automatic|onnxruntime|managed" });
        option.AcceptOnlyFromAmong("automatic", "onnxruntime", "managed");
        return option;
    }

    public static Option<string?> Output() => Described(new Option<string?>("--output") { HelpName = "FILE" });

    public static Option<string?> Format(params string[] formats)
    {
        var option = Described(new Option<string?>("--format") { HelpName = string.Join('|', formats) });
        option.AcceptOnlyFromAmong(formats);
        return option;
    }

    /// <summary>Gives an option its description: the text <c>option-NAME</c>, or another one.</summary>
    public static TOption Described<TOption>(TOption option, string? kind = null)
        where TOption : Option
    {
        option.Description = TestHostTexts.Word(kind ?? "option-" + option.Name.TrimStart('-')).Text;
        return option;
    }

    private static double? ParseDiversity(ArgumentResult result)
    {
        var value = RunSettings.ParseDiversity(result.Tokens[0].Value);
        if (value is null)
        {
            result.AddError(TestHostTexts.Word("option-out-of-range", "--diversity", 0, 1).Text);
        }

        return value;
    }

    private static Option<T> AtLeast<T>(int least, Option<T> option)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out var value) && value < least)
            {
                result.AddError(TestHostTexts.Word("option-too-small", option.Name, least).Text);
            }
        });
        return Described(option);
    }
}
