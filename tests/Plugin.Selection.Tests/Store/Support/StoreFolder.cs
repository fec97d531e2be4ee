using PredictPicks.Abstractions;
using PredictPicks.Selection.Store;
using PredictPicks.Selection.Store.Schema;
using PredictPicks.Selection.Store.Sqlite;

namespace PredictPicks.Selection.Tests.Store.Support;

/// <summary>A store's folder that is gone after the test, and a clock that goes on by a second whenever it is looked at.</summary>
internal sealed class StoreFolder : IDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private int _seconds;

    public string Folder { get; } = Directory.CreateTempSubdirectory("picks-store-").FullName;

    public string Database => Path.Combine(Folder, "features.db");

    /// <summary>What the clock said last.</summary>
    public DateTimeOffset Now => Start.AddSeconds(_seconds);

    public FeatureStore Open() => FeatureStore.Open(Folder, Tick);

    public FeatureStore Open(TimeSpan patience) => FeatureStore.Open(Folder, Tick, StoreSettings.Default with { Patience = patience });

    public FeatureStore Open(params Migration[] migrations) =>
        FeatureStore.Open(Folder, Tick, StoreSettings.Default with { Migrations = migrations });

    public FeatureStore? OpenExisting() => FeatureStore.OpenExisting(Folder, Tick);

    /// <summary>A connection past the store's code, to look and to do harm.</summary>
    public SqliteDatabase Connect() => SqliteDatabase.Open(Database, SqliteOpenMode.Create, TimeSpan.FromSeconds(5));

    /// <summary>The rows of a query, their columns joined by '|', null as '∅'.</summary>
    public IReadOnlyList<string> Query(string sql, int columns)
    {
        using var database = Connect();
        using var query = database.Prepare(sql);
        var rows = new List<string>();
        while (query.Step())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, columns).Select(column => query.GetNullableText(column) ?? "∅")));
        }

        return rows;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private DateTimeOffset Tick() => Start.AddSeconds(Interlocked.Increment(ref _seconds));
}
