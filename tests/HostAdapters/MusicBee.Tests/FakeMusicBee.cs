using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using System.Windows.Forms;
using PredictPicks.EndToEnd;

namespace PredictPicks.HostAdapters.MusicBee.Tests;

/// <summary>
/// Does what MusicBee does with a plug-in: lays its functions out in native memory, loads the DLL, finds the class by name and calls it by reflection. Its library
/// and playlists are lists; everything that it is told is recorded.
/// </summary>
internal sealed class FakeMusicBee : IDisposable
{
    /// <summary>Slots of the newest table known; the plug-in may read the first 172.</summary>
    private const int Slots = 175;

    private readonly TempFolder _home = new();
    private readonly AssemblyLoadContext _context = new("MusicBee", isCollectible: false);
    private readonly List<Delegate> _functions = [];
    private readonly IntPtr _table = Marshal.AllocHGlobal((Slots + 1) * IntPtr.Size);
    private readonly object _plugin;
    private Queue<string> _cursor = new();

    public FakeMusicBee(short revision = 58, bool isPortable = false)
    {
        PluginFolder = Directory.CreateDirectory(_home.Combine("Plugins")).FullName;
        Storage = isPortable ? Path.Combine(AppContext.BaseDirectory, "AppData") : _home.Combine("Roaming", "MusicBee");
        var dll = Path.Combine(PluginFolder, "mb_PredictPicks.dll");
        File.Copy(Path.Combine(AppContext.BaseDirectory, "shim", "mb_PredictPicks.dll"), dll);
        Fill(revision);
        Shim = _context.LoadFromAssemblyPath(dll);
        _plugin = Activator.CreateInstance(Shim.GetType("MusicBeePlugin.Plugin", throwOnError: true)!)!;
    }

    public delegate void TextTaker(string text);

    public delegate string TextGiver();

    public delegate string TagReader(string file, int field);

    public delegate bool Asker();

    public delegate int TypeReader(string playlist);

    public delegate IntPtr HandleGiver();

    public delegate ToolStripItem MenuAdder(string path, string? hotkey, EventHandler handler);

    public delegate void TaskStarter(ThreadStart task, Form? owner);

    public delegate string NameReader(string playlist);

    public delegate string Creator(string folder, string name, string[] files);

    public delegate bool Setter(string playlist, string[] files);

    public delegate bool FilesReader(string query, out string[]? files);

    public Assembly Shim { get; }

    public string PluginFolder { get; }

    public string Storage { get; }

    public string Home => _home.Path;

    public List<string> Library { get; } = [];

    public List<string> Selected { get; } = [];

    public Dictionary<string, string> Ratings { get; } = new(StringComparer.Ordinal);

    /// <summary>By name; auto-playlists' names end in "(auto)".</summary>
    public ConcurrentDictionary<string, List<string>> Playlists { get; } = new(StringComparer.Ordinal);

    public ConcurrentDictionary<string, EventHandler> Menu { get; } = new(StringComparer.Ordinal);

    public ConcurrentQueue<string> Status { get; } = new();

    public ConcurrentQueue<string> Traces { get; } = new();

    public int Tasks => _tasks;

    private int _tasks;

    /// <summary>Makes the worker beside the plug-in: a script, in which <c>$PICKS</c> is the real program.</summary>
    public void InstallWorker(string script)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("The worker is a script for a Unix shell here.");
            return;
        }

        Assert.SkipUnless(File.Exists(PicksProgram.Path), $"{PicksProgram.Path} is not built: run ./build.sh first.");
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(PluginFolder, "PredictPicks")).FullName, "picks");
        File.WriteAllText(path, $"""
            #!/bin/sh
            export HOME='{Home}' XDG_DATA_HOME='{Home}/data' XDG_CACHE_HOME='{Home}/cache' PICKS_LANG=en DOTNET_EnableDiagnostics=0
            PICKS='{PicksProgram.Path}'
            {script}
            """);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>A private part of the plug-in, by the fields that lead to it.</summary>
    public object Find(params string[] fields) =>
        fields.Aggregate(_plugin, (part, field) => part.GetType().GetField(field, BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(part)!);

    public object Initialise() => Call("Initialise", _table)!;

    public object? Call(string method, params object?[] arguments)
    {
        var entry = _plugin.GetType().GetMethod(method)!;
        var parameters = entry.GetParameters();
        return entry.Invoke(_plugin, [.. arguments.Select((argument, i) => parameters[i].ParameterType.IsEnum ? Enum.ToObject(parameters[i].ParameterType, argument!) : argument)]);
    }

    /// <summary>Clicks an entry of the menu, by the end of its path.</summary>
    public void Click(string entry) => Menu.First(item => item.Key.EndsWith(entry, StringComparison.Ordinal)).Value(this, EventArgs.Empty);

    /// <summary>Waits until all background tasks have ended.</summary>
    public async Task UntilIdleAsync()
    {
        for (var i = 0; i < 1200 && Volatile.Read(ref _tasks) > 0; i++)
        {
            await Task.Delay(50);
        }

        Volatile.Read(ref _tasks).ShouldBe(0, string.Join('\n', Status));
    }

    public async Task UntilAsync(Func<bool> condition)
    {
        for (var i = 0; i < 1200 && !condition(); i++)
        {
            await Task.Delay(50);
        }

        condition().ShouldBeTrue(string.Join('\n', Status));
    }

    public void Dispose()
    {
        Call("Close", 1);
        Marshal.FreeHGlobal(_table);
        _home.Dispose();
    }

    private void Fill(short revision)
    {
        for (var slot = 0; slot <= Slots; slot++)
        {
            Marshal.WriteIntPtr(_table, slot * IntPtr.Size, IntPtr.Zero);
        }

        Marshal.WriteInt16(_table, 0, 43);
        Marshal.WriteInt16(_table, sizeof(short), revision);
        Set(2, new TextTaker(Traces.Enqueue));
        Set(3, new TextGiver(() => Storage + Path.DirectorySeparatorChar));
        Set(8, new TagReader((file, field) => field == 75 ? Ratings.GetValueOrDefault(file, string.Empty) : throw new ArgumentOutOfRangeException(nameof(field))));
        Set(52, new Asker(() => (_cursor = new Queue<string>(Playlists.Keys.Order(StringComparer.Ordinal))).Count > 0));
        Set(53, new TextGiver(() => _cursor.TryDequeue(out var name) ? Address(name) : string.Empty));
        Set(54, new TypeReader(list => list.Contains("(auto)", StringComparison.Ordinal) ? 7 : 1));
        Set(57, new HandleGiver(() => IntPtr.Zero));
        Set(60, new MenuAdder((path, _, handler) =>
        {
            Menu[path] = handler;
            return new ToolStripItem();
        }));
        Set(65, new TaskStarter(RunTask));
        Set(66, new TextTaker(Status.Enqueue));
        Set(100, new NameReader(NameOf));
        Set(101, new Creator((_, name, files) =>
        {
            Playlists[name] = [.. files];
            return Address(name);
        }));
        Set(102, new Setter((list, files) =>
        {
            Playlists[NameOf(list)] = [.. files];
            return true;
        }));
        Set(132, new FilesReader((string query, out string[]? files) =>
        {
            files = query == "domain=SelectedFiles" ? Selected.Count > 0 ? [.. Selected] : null : [.. Library];
            return files is not null;
        }));
        Set(134, new FilesReader((string list, out string[]? files) => (files = Playlists.TryGetValue(NameOf(list), out var found) ? [.. found] : null) is not null));
    }

    private void Set(int slot, Delegate function)
    {
        _functions.Add(function); // Native memory keeps nothing alive.
        Marshal.WriteIntPtr(_table, slot * IntPtr.Size, Marshal.GetFunctionPointerForDelegate(function));
    }

    private void RunTask(ThreadStart task, Form? owner)
    {
        Interlocked.Increment(ref _tasks);
        new Thread(() =>
        {
            task();
            Interlocked.Decrement(ref _tasks);
        }) { IsBackground = true }.Start();
    }

    private static string Address(string name) => $@"C:\Users\ann\Music\Playlists\{name}.m3u";

    private static string NameOf(string address) => address[(address.LastIndexOf('\\') + 1)..^".m3u".Length];
}
