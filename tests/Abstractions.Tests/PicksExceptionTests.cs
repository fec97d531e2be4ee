namespace PredictPicks.Abstractions.Tests;

public sealed class PicksExceptionTests
{
    [Fact]
    public void Exception_OfAText_SaysItAndCarriesItsCode()
    {
        var inner = new IOException("disk");
        var error = new PicksException(new UserText("file-broken", ["a.mp3"], "The file a.mp3 is broken."), "a.mp3", inner);

        error.Message.ShouldBe("The file a.mp3 is broken.");
        error.Text.ToString().ShouldBe(error.Message);
        error.Code.ShouldBe("file-broken");
        error.Subject.ShouldBe("a.mp3");
        error.InnerException.ShouldBeSameAs(inner);
    }

    [Fact]
    public void Exception_WithoutText_IsRefused()
    {
        Should.Throw<ArgumentNullException>(() => new PicksException(null!));
    }
}
