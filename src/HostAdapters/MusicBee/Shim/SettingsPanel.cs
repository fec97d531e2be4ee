using System.Windows.Forms;

namespace MusicBeePlugin;

/// <summary>Shows the settings file in MusicBee's Preferences, comments and all: every setting says there what it does.</summary>
internal sealed class SettingsPanel(string file)
{
    /// <summary>Pixels.</summary>
    public const int Height = 320;

    private TextBox? _text;

    /// <summary>Fills the panel that MusicBee gives.</summary>
    public void Show(IntPtr panel)
    {
        if (Control.FromHandle(panel) is not { } parent)
        {
            return;
        }

        var exists = File.Exists(file);
        _text = new TextBox
        {
            Multiline = true,
            ScrollBars = ScrollBars.Both,
            WordWrap = false,
            Dock = DockStyle.Fill,
            ReadOnly = !exists,
            Text = exists ? File.ReadAllText(file).Replace("\r\n", "\n").Replace("\n", Environment.NewLine) : ShimTexts.Word("settings-later"),
        };
        parent.Controls.Add(_text);
    }

    /// <summary>Writes what the user typed, if the panel was shown.</summary>
    public void Save()
    {
        if (_text is { ReadOnly: false } text)
        {
            File.WriteAllText(file, text.Text);
        }
    }
}
