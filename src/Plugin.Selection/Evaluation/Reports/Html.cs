using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace PredictPicks.Selection.Evaluation.Reports;

/// <summary>Pieces of a page. Whatever comes from tags or file names goes through <see cref="Escape"/> or <see cref="Name"/>.</summary>
internal static class Html
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The text so that no character of it is markup; safe between tags and in quoted attributes. Lone surrogates become U+FFFD.</summary>
    public static string Escape(string text) => Encoder.Encode(text);

    /// <summary>A name that a user or a stranger wrote: escaped, and kept from turning the text around it by right-to-left marks.</summary>
    public static string Name(string text) => $"<bdi>{Escape(text)}</bdi>";

    /// <summary>A worded text of ours, escaped.</summary>
    public static string Say(string kind, params object[] arguments) => Escape(EvaluationTexts.Word(kind, arguments).Text);

    public static string Paragraph(string kind, params object[] arguments) => $"<p>{Say(kind, arguments)}</p>";
}
