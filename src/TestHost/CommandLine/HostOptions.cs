using System.CommandLine;
using PredictPicks.Abstractions;

namespace PredictPicks.TestHost.CommandLine;

/// <summary>Options that a plug-in declares, as options of a verb. A name that the verb has itself stays the verb's.</summary>
internal sealed class HostOptions
{
    private readonly List<(string Name, Option Option)> _options = [];

    public HostOptions(Verb verb, IReadOnlyList<HostOption> declared)
    {
        foreach (var option in declared.Where(option => verb.Options.All(own => own.Name != "--" + option.Name)))
        {
            var added = Create(option);
            _options.Add((option.Name, added));
            verb.Add(added);
        }
    }

    /// <summary>What the user typed.</summary>
    public HostSettings Read(ParseResult arguments) => new(_options.ToDictionary(
        pair => pair.Name,
        pair => (IReadOnlyList<string>)[.. arguments.GetResult(pair.Option)?.Tokens.Select(token => token.Value) ?? []],
        StringComparer.Ordinal));

    private static Option Create(HostOption declared)
    {
        var name = "--" + declared.Name;
        Option option = declared.AllowsMultiple
            ? new Option<string[]>(name) { AllowMultipleArgumentsPerToken = true, Arity = ArgumentArity.OneOrMore }
            : new Option<string>(name);
        option.Description = declared.Description;
        option.HelpName = declared.Placeholder;
        option.Required = declared.IsRequired;
        return option;
    }
}
