using System.CommandLine;
using PredictPicks.TestHost.CommandLine;
using PredictPicks.TestHost.Hosting;

namespace PredictPicks.TestHost.Commands;

/// <summary><c>picks completion bash|zsh|fish</c>: the script with which a shell asks the program for completions.</summary>
internal sealed class CompletionCommand : Command
{
    private static readonly Dictionary<string, string> Scripts = new(StringComparer.Ordinal)
    {
        ["bash"] = """
            _picks() {
                local IFS=$'\n'
                COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
            }
            complete -o default -F _picks picks
            """,
        ["zsh"] = """
            _picks() {
                local completions=("${(@f)$(${words[1]} "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
                compadd -a completions
                _files
            }
            compdef _picks picks
            """,
        ["fish"] = """
            complete --command picks --arguments '(set --local line (commandline --cut-at-cursor); picks "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null)'
            """,
    };

    public CompletionCommand(ProcessContext process)
        : base("completion", TestHostTexts.Word("help-completion").Text)
    {
        var shell = new Argument<string>("SHELL") { HelpName = string.Join('|', Scripts.Keys) };
        shell.AcceptOnlyFromAmong([.. Scripts.Keys]);
        Add(shell);
        SetAction(arguments =>
        {
            process.Out.WriteLine(Scripts[arguments.GetValue(shell)!]);
            return ExitCode.Done;
        });
    }
}
