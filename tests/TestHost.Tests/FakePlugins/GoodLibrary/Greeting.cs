namespace FakePlugin.GoodLibrary;

/// <summary>Something that only the plug-in's own dependency has.</summary>
public static class Greeting
{
    public static string Text => "hello from the dependency";
}
