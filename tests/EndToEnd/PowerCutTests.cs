using System.Diagnostics;
using System.Globalization;

namespace PredictPicks.EndToEnd;

/// <summary>
/// The scan is killed by SIGKILL at moments drawn from a seed, and the store that it leaves is opened again: sound, with every song that was committed, each
/// of them whole; and the scans after it end where an undisturbed one does, bit for bit. The clock of the moments is the scan's own processor time, so
/// that a busy machine does not move them.
/// </summary>
public sealed class PowerCutTests(PowerCutFixture fixture) : IClassFixture<PowerCutFixture>
{
    [Theory]
    [InlineData(1, 10)]
    [InlineData(2, 10)]
    public Task Scan_Killed_LosesNothingThatWasCommitted(int seed, int moments) => KillAsync(seed, moments);

    /// <summary>With the moments of the quick test there are 200. Side by side, since a scan that starts keeps one processor busy.</summary>
    [Fact]
    [Trait("Category", "Slow")]
    public Task Scan_KilledOften_LosesNothingThatWasCommitted() => Task.WhenAll(KillAsync(3, 60), KillAsync(4, 60), KillAsync(5, 60));

    /// <summary>One store is killed, resumed and killed until a scan comes through; then the next store.</summary>
    private async Task KillAsync(int seed, int moments)
    {
        var random = new Random(seed);
        var whole = fixture.Undisturbed.Rows;
        var store = NewStore();
        for (var i = 0; i < moments; i++)
        {
            var moment = random.NextDouble() * fixture.ProcessorTime;
            var committed = StoreDump.Empty;
            var result = await fixture.ScanAsync(store, process => KillAtAsync(process, moment, () => committed = StoreDump.ReadLive(store)));
            var after = StoreDump.ReadCopy(store, store + "-copy");

            var context = $"seed {seed}, moment {i}: after {moment.TotalMilliseconds:0} ms of processor time\n{result.Said}";
            committed.Rows.Except(after.Rows).ShouldBeEmpty(context);
            after.Rows.Except(whole).ShouldBeEmpty(context);
            foreach (var song in after.SongIds)
            {
                RowsOf(song, after.Rows).ShouldBe(RowsOf(song, whole), context);
            }

            if (result.ExitCode == 0)
            {
                after.Rows.ShouldBe(whole, context);
                store = NewStore();
            }
        }

        (await fixture.ScanAsync(store)).ShouldExitWith(0);
        StoreDump.ReadCopy(store, store + "-copy").Rows.ShouldBe(whole, $"seed {seed}: the scan after the last moment");

        string NewStore() => Directory.CreateDirectory(fixture.Home.Combine(string.Create(CultureInfo.InvariantCulture, $"store-{seed}-{Guid.NewGuid():N}"))).FullName;
    }

    private static IEnumerable<string> RowsOf(string song, IEnumerable<string> rows) => rows.Where(row => row.Contains(song, StringComparison.Ordinal));

    /// <summary>Kills the program alone: that its children end as well is their own affair, which the assembly's fixture checks.</summary>
    private static async Task KillAtAsync(Process process, TimeSpan moment, Action beforehand)
    {
        while (!process.HasExited && PowerCutFixture.ProcessorTimeOf(process) is { } time && time < moment)
        {
            await Task.Delay(1);
        }

        beforehand();
        process.Kill();
    }
}
