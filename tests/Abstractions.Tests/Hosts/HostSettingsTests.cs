namespace PredictPicks.Abstractions.Tests.Hosts;

public sealed class HostSettingsTests
{
    private readonly HostSettings _settings = new(new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
    {
        ["library"] = ["/a", "/b"],
        ["empty"] = [],
    });

    [Fact]
    public void GetAll_SeveralValues_AreInTheOrderGiven()
    {
        _settings.GetAll("library").ShouldBe(["/a", "/b"]);
    }

    [Fact]
    public void Get_SeveralValues_IsTheLast()
    {
        _settings.Get("library").ShouldBe("/b");
    }

    [Theory]
    [InlineData("other")]
    [InlineData("empty")]
    [InlineData("Library")]
    public void Get_OptionNotGiven_IsNothing(string option)
    {
        _settings.Get(option).ShouldBeNull();
        _settings.GetAll(option).ShouldBeEmpty();
    }

    [Fact]
    public void Constructor_Null_IsRefused()
    {
        Should.Throw<ArgumentNullException>(() => new HostSettings(null!));
    }
}
