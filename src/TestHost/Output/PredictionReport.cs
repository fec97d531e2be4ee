using System.Text;
using PredictPicks.Abstractions;
using PredictPicks.TestHost.Hosting;

namespace PredictPicks.TestHost.Output;

/// <summary>Delivers a prediction: the list to standard output or a file, all that is said about it to standard error.</summary>
internal static class PredictionReport
{
    /// <exception cref="PicksException">The file cannot be written.</exception>
    public static void Write(Session session, HostCommandResult result, string? format, string? outputFile)
    {
        var prediction = result.Prediction;
        var chosen = PredictionFormats.Choose(format, outputFile);
        if (outputFile is null)
        {
            session.Process.Out.Write(PredictionFormats.Write(prediction, chosen, session.Process, session.Process.OutColumns));
        }
        else
        {
            var text = PredictionFormats.Write(prediction, chosen, session.Process, columns: null);
            AtomicFile.Write(outputFile, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
            session.Status.Inform(TestHostTexts.Word("written", prediction.Candidates.Count, outputFile));
        }

        WriteSummary(session, result);
    }

    /// <summary>What the user should know, what was done, and how many songs took part.</summary>
    public static void WriteSummary(Session session, HostCommandResult result)
    {
        foreach (var warning in result.Prediction.Warnings)
        {
            session.Status.Warn(warning);
        }

        foreach (var line in Summarise(result))
        {
            session.Status.Inform(line);
        }
    }

    /// <summary>What was scanned and learnt, and how many songs took part, in sentences.</summary>
    public static IEnumerable<UserText> Summarise(HostCommandResult result)
    {
        if (result.Extraction is { } extraction && extraction.Analysed + extraction.Recognised + extraction.Failed.Count > 0)
        {
            yield return TestHostTexts.Word("scan-line", ScanSummary.Line(extraction));
        }

        if (result.Training is { Status: not TrainingStatus.InsufficientSamples } training)
        {
            yield return training.Summary;
        }

        var (prediction, counts) = (result.Prediction, result.Prediction.Counts);
        yield return TestHostTexts.Word("prediction-summary", counts.Candidates, counts.Picks, prediction.Ranker, prediction.Model.Id);
        if (counts.PicksWithoutFile + counts.PicksUnknown > 0)
        {
            yield return TestHostTexts.Word("prediction-picks", counts.PicksWithoutFile, counts.PicksUnknown);
        }
    }
}
