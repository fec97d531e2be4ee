namespace MusicBeePlugin;

/// <summary>
/// What MusicBee loads: it looks for this name and calls these methods by reflection, on its user interface's thread. Nothing here may take long, and no
/// exception may leave it.
/// </summary>
public sealed class Plugin
{
    private MusicBee? _player;
    private PickJob? _job;
    private SettingsPanel? _settings;

    /// <summary>Registers the menu entries.</summary>
    /// <param name="apiInterfacePtr">Points to <see cref="MusicBeeApi"/>.</param>
    public PluginInfo Initialise(IntPtr apiInterfacePtr)
    {
        if (MusicBeeApi.Read(apiInterfacePtr) is { } api)
        {
            _player = new MusicBee(api);
            Guard(() => Start(_player, api));
        }
        else
        {
            Dialogs.Say(ShimTexts.Word("player-too-old", MusicBeeApi.LeastRevision));
        }

        return new PluginInfo();
    }

    /// <summary>Fills the panel in Preferences.</summary>
    public bool Configure(IntPtr panelHandle)
    {
        Guard(() => _settings?.Show(panelHandle));
        return true;
    }

    /// <summary>The user pressed Apply or Save in Preferences.</summary>
    public void SaveSettings() => Guard(() => _settings?.Save());

    /// <summary>MusicBee ends, or the user switched the plug-in off.</summary>
    /// <param name="reason">Why.</param>
    public void Close(PluginCloseReason reason) => Guard(() => _job?.Dispose());

    /// <summary>Asks whether what was analysed and learnt goes too.</summary>
    public void Uninstall() => Guard(() =>
    {
        _job?.Dispose();
        if (_player is not null && Directory.Exists(_player.StoreFolder) && Dialogs.Ask(ShimTexts.Word("delete-store", _player.StoreFolder)))
        {
            Directory.Delete(_player.StoreFolder, recursive: true);
        }
    });

    /// <summary>Events of the player.</summary>
    /// <param name="sourceFileUrl">The song that it is about.</param>
    /// <param name="type">What happened.</param>
    public void ReceiveNotification(string sourceFileUrl, NotificationType type)
    {
        if (type == NotificationType.TaskAbortClicked)
        {
            Guard(() => _job?.Cancel());
        }
    }

    private void Start(MusicBee player, MusicBeeApi api)
    {
        _job = new PickJob(player);
        _settings = new SettingsPanel(player.SettingsFile);
        var title = ShimTexts.Word("predict-picks");
        api.AddMenuItem("context.Main/" + title, title, (_, _) => Guard(_job.Start));
        api.AddMenuItem("mnuTools/" + title, null, (_, _) => Guard(_job.Start));
        var cancel = ShimTexts.Word("cancel");
        api.AddMenuItem("mnuTools/" + cancel, cancel, (_, _) => Guard(_job.Cancel));
    }

    /// <summary>The player must not fall over what goes wrong here: it is written into the player's own log.</summary>
    private void Guard(Action action)
    {
        try
        {
            action();
        }
#pragma warning disable CA1031 // Whatever it is: MusicBee would end, or switch the plug-in off.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _player?.Trace(exception.ToString());
        }
    }
}
