using System.CommandLine;
using PredictPicks.Abstractions;
using PredictPicks.TestHost.CommandLine;
using PredictPicks.TestHost.Composition;
using PredictPicks.TestHost.Hosting;

namespace PredictPicks.TestHost.Commands;

/// <summary><c>picks seal FOLDER...</c>: for those who pack plug-ins; completes their manifests with the hashes of their files. Needs no plug-in itself.</summary>
internal sealed class SealCommand : Command
{
    private readonly Argument<string[]> _folders = new("FOLDER") { Arity = ArgumentArity.OneOrMore };

    public SealCommand(Session session)
        : base("seal", TestHostTexts.Word("help-seal").Text)
    {
        Hidden = true;
        Add(_folders);
        SetAction(arguments => Seal(session, arguments.GetValue(_folders)!));
    }

    private static int Seal(Session session, string[] folders)
    {
        try
        {
            foreach (var folder in folders)
            {
                ManifestSealer.Seal(Path.GetFullPath(folder));
            }

            return ExitCode.Done;
        }
        catch (PicksException exception)
        {
            session.Status.Fail(exception.Text);
            return ExitCode.Failed;
        }
    }
}
