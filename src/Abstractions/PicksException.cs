namespace PredictPicks.Abstractions;

/// <summary>
/// The one family of errors that users see: a stable code, a sentence that says what was wrong and what to do,
/// and the file or song that it is about. Anything else that is thrown is a defect.
/// </summary>
public class PicksException : Exception
{
    /// <summary>An error with nothing more to say than its text.</summary>
    /// <param name="text">Its kind is the error's code.</param>
    /// <param name="subject">The file or song that it is about, or null.</param>
    /// <param name="inner">What caused it, for the log.</param>
    public PicksException(UserText text, string? subject = null, Exception? inner = null)
        : base(text?.Text, inner)
    {
        Text = text ?? throw new ArgumentNullException(nameof(text));
        Subject = subject;
    }

    /// <summary>The sentence, with its code as kind.</summary>
    public UserText Text { get; }

    /// <summary>Stable, kebab-case: <c>ffmpeg-missing</c>, <c>store-newer-schema</c> …</summary>
    public string Code => Text.Kind;

    /// <summary>The file or song that the error is about, or null.</summary>
    public string? Subject { get; }
}
