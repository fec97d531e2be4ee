using System.Collections.ObjectModel;

namespace System.Windows.Forms;

/// <summary>As much of Windows Forms as MusicBee's plug-in uses, without windows: tests press the buttons and read the texts.</summary>
public class Control : IDisposable
{
    private static readonly Dictionary<IntPtr, Control> Known = [];

    public ControlCollection Controls { get; } = [];

    public string Text { get; set; } = string.Empty;

    public DockStyle Dock { get; set; }

    public bool IsDisposed { get; private set; }

    /// <summary>Runs what <see cref="Invoke"/> is given; tests set it to a thread of theirs.</summary>
    public Func<Delegate, object?> Invoker { get; set; } = method => method.DynamicInvoke();

    public static Control? FromHandle(IntPtr handle) => Known.GetValueOrDefault(handle);

    public static void Register(IntPtr handle, Control control) => Known[handle] = control;

    public object? Invoke(Delegate method) => Invoker(method);

    public void Dispose()
    {
        IsDisposed = true;
        GC.SuppressFinalize(this);
    }

    public class ControlCollection : Collection<Control>
    {
        public new virtual void Add(Control value) => base.Add(value);
    }
}

public class Form : Control;

public class ToolStripItem;

public class TextBoxBase : Control
{
    public bool Multiline { get; set; }

    public bool WordWrap { get; set; }

    public bool ReadOnly { get; set; }
}

public class TextBox : TextBoxBase
{
    public ScrollBars ScrollBars { get; set; }
}

public enum DockStyle
{
    None = 0,
    Fill = 5,
}

public enum ScrollBars
{
    None = 0,
    Both = 3,
}

public enum MessageBoxButtons
{
    OK = 0,
    YesNo = 4,
}

public enum MessageBoxIcon
{
    Question = 32,
    Information = 64,
}

public enum MessageBoxDefaultButton
{
    Button1 = 0,
    Button2 = 256,
}

public enum DialogResult
{
    OK = 1,
    Yes = 6,
    No = 7,
}

public static class MessageBox
{
    /// <summary>Takes every text that is shown and answers for the user.</summary>
    public static Func<string, DialogResult> Answer { get; set; } = _ => DialogResult.OK;

    public static DialogResult Show(string text, string caption, MessageBoxButtons buttons, MessageBoxIcon icon) => Answer(text);

    public static DialogResult Show(string text, string caption, MessageBoxButtons buttons, MessageBoxIcon icon, MessageBoxDefaultButton defaultButton) => Answer(text);
}
