using System.Windows.Forms;

namespace PredictPicks.HostAdapters.MusicBee.Tests;

/// <summary>The DLL as MusicBee meets it, without a worker.</summary>
[Collection("MusicBee")]
public class MusicBeePluginTests
{
    [Theory]
    [InlineData(53)]
    [InlineData(58)]
    [InlineData(70)]
    public void Initialise_RevisionsFrom53On_AddMenuEntries(short revision)
    {
        using var player = new FakeMusicBee(revision);

        var info = player.Initialise();

        player.Menu.Keys.Order().ShouldBe(["context.Main/Predict picks", "mnuTools/Predict picks", "mnuTools/Predict picks: stop"]);
        Field(info, "Name").ShouldBe("Predict Picks");
        Field(info, "MinApiRevision").ShouldBe((short)53);
        player.Traces.ShouldBeEmpty();
    }

    [Fact]
    public void Initialise_OlderPlayer_SaysWhatIsNeededAndAddsNothing()
    {
        using var player = new FakeMusicBee(revision: 52);
        var said = Listen();

        player.Initialise();

        said.ShouldHaveSingleItem().ShouldContain("MusicBee 3.1");
        player.Menu.ShouldBeEmpty();
    }

    [Fact]
    public async Task Click_WorkerMissing_SaysWhereItShouldBe()
    {
        using var player = new FakeMusicBee();
        var said = Listen();
        player.Initialise();

        player.Click("context.Main/Predict picks");
        await player.UntilIdleAsync();

        said.ShouldHaveSingleItem().ShouldContain("picks.exe is missing");
    }

    [Fact]
    public void Configure_NoSettingsYet_SaysSoAndWritesNothing()
    {
        using var player = new FakeMusicBee();
        player.Initialise();
        var panel = new Control();
        Control.Register(4711, panel);

        player.Call("Configure", (IntPtr)4711).ShouldBe(true);
        player.Call("SaveSettings");

        var text = panel.Controls.ShouldHaveSingleItem().ShouldBeOfType<TextBox>();
        text.Text.ShouldContain("first “Predict picks”");
        text.ReadOnly.ShouldBeTrue();
    }

    /// <summary>Texts of windows that are shown from here on.</summary>
    private static List<string> Listen()
    {
        var said = new List<string>();
        MessageBox.Answer = text =>
        {
            said.Add(text);
            return DialogResult.No;
        };
        return said;
    }

    private static object? Field(object info, string name) => info.GetType().GetField(name)!.GetValue(info);
}
