using CsCheck;
using PredictPicks.Abstractions;
using PredictPicks.HostAdapters.Mpd.Protocol;

namespace PredictPicks.HostAdapters.Mpd.Tests.Protocol;

public sealed class MpdCommandTests
{
    [Fact]
    public void Line_Arguments_AreQuotedAndEscaped()
    {
        MpdCommand.Line("find", "(Artist == \"O'Neil \\\"Q\\\" \\\\ back\")").ShouldBe("""find "(Artist == \"O'Neil \\\"Q\\\" \\\\ back\")" """.TrimEnd());
        MpdCommand.Line("rm", "").ShouldBe("rm \"\"");
    }

    /// <summary>Reading the line as the server does gives the arguments back: a name cannot become another command.</summary>
    [Fact]
    public void Line_AnyArguments_AreReadBackByTheServersRules() =>
        Gen.String.Where(MpdCommand.CanCarry).Array[0, 4].Sample(arguments => Read(MpdCommand.Line("x", arguments)).ShouldBe(arguments));

    [Theory]
    [InlineData("a\nclear")]
    [InlineData("a\rb")]
    [InlineData("a\0b")]
    public void Line_WhatTheProtocolCannotCarry_IsASentence(string argument) =>
        Should.Throw<PicksException>(() => MpdCommand.Line("rm", argument)).Code.ShouldBe("name-impossible");

    [Fact]
    public void Line_LongerThanAServerReads_IsASentence() =>
        Should.Throw<PicksException>(() => MpdCommand.Line("rm", new string('é', 5000))).Code.ShouldBe("name-impossible");

    [Fact]
    public void Ack_Parsed_HasReasonAndPlace()
    {
        var refusal = MpdAckException.Parse("ACK [50@7] {playlistadd} No such directory");

        (refusal.Reason, refusal.Index).ShouldBe((50, 7));
        refusal.Message.ShouldContain("No such directory");
    }

    [Theory]
    [InlineData("ACK [")]
    [InlineData("ACK [x@y] {} z")]
    [InlineData("ACK [5@] z")]
    public void Ack_Malformed_IsStillARefusal(string line) => MpdAckException.Parse(line).Code.ShouldBe("server-refused");

    private static List<string> Read(string line)
    {
        List<string> arguments = [];
        for (var i = 1; i < line.Length;)
        {
            line[i..(i + 2)].ShouldBe(" \"");
            var argument = new System.Text.StringBuilder();
            for (i += 2; line[i] != '"'; i++)
            {
                argument.Append(line[i] == '\\' ? line[++i] : line[i]);
            }

            arguments.Add(argument.ToString());
            i++;
        }

        return arguments;
    }
}
