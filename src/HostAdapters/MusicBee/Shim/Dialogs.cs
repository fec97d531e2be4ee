using System.Windows.Forms;

namespace MusicBeePlugin;

/// <summary>Windows with a sentence.</summary>
internal static class Dialogs
{
    public static void Say(string text) => MessageBox.Show(text, ShimTexts.Product, MessageBoxButtons.OK, MessageBoxIcon.Information);

    /// <summary>Whether the user said yes; no is what Return says.</summary>
    public static bool Ask(string text) =>
        MessageBox.Show(text, ShimTexts.Product, MessageBoxButtons.YesNo, MessageBoxIcon.Question, MessageBoxDefaultButton.Button2) == DialogResult.Yes;
}
