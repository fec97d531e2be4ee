using PredictPicks.Abstractions;
using PredictPicks.HostAdapters.Contract;
using PredictPicks.HostAdapters.Folder.Tests.Support;

namespace PredictPicks.HostAdapters.Folder.Tests;

public sealed class FolderHostProviderTests
{
    private readonly RecordingNotifications _notifications = new();

    [Fact]
    public void Provider_AsExported_OffersOneRequiredOption()
    {
        IHostPlayerProvider provider = new FolderHostProvider();

        provider.Name.ShouldBe("folder");
        provider.Description.ShouldNotBeNullOrWhiteSpace();
        var option = provider.Options.ShouldHaveSingleItem();
        (option.Name, option.Placeholder, option.IsRequired, option.AllowsMultiple).ShouldBe(("library", "DIR", true, true));
    }

    [Fact]
    public void Open_NoLibrary_SaysWhichOptionIsMissing()
    {
        var error = Should.Throw<PicksException>(() => TestHost.OpenHost(_notifications));

        error.Code.ShouldBe("library-not-given");
        error.Message.ShouldContain("--library");
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("a\0b")]
    public void Open_ImpossibleLibrary_IsRefused(string library)
    {
        Should.Throw<PicksException>(() => TestHost.OpenHost(_notifications, library)).Code.ShouldBe("library-name-invalid");
    }

    [Fact]
    public async Task Open_RelativeLibrary_GivesAbsoluteNormalisedPaths()
    {
        using var folder = new TemporaryFolder();
        var song = folder.Write("music/a.mp3");
        var crooked = Path.Join(Path.GetRelativePath(Environment.CurrentDirectory, folder.Path), ".", "music", "..", "music") + Path.DirectorySeparatorChar;
        using var host = TestHost.OpenHost(_notifications, crooked);

        var songs = await host.Library.GetAllSongsAsync(null, CancellationToken.None);

        songs.ShouldHaveSingleItem().ShouldBe(new Song(null, song, SongTags.None));
    }

    [Fact]
    public void Notifications_OfTheHost_AreThoseGivenAtOpen()
    {
        using var folder = new TemporaryFolder();
        using var host = TestHost.OpenHost(_notifications, folder.Path);

        host.Notifications.Warn(new UserText("kind", [], "text"));

        _notifications.Warnings.ShouldHaveSingleItem().Kind.ShouldBe("kind");
    }
}
