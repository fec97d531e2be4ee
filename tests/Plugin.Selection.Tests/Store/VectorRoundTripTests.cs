using System.Runtime.InteropServices;
using CsCheck;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Tests.Store.Support;

namespace PredictPicks.Selection.Tests.Store;

public sealed class VectorRoundTripTests
{
    // Zeros, denormals, infinities, quiet and signalling NaNs with payloads.
    private static readonly Gen<uint> Bits = Gen.OneOf(
        Gen.UInt,
        Gen.OneOf<uint>(0, 0x80000000, 1, 0x80000001, 0x007FFFFF, 0x7F800000, 0xFF800000, 0x7FC00000, 0x7F800001, 0xFFBADBAD, 0x7F7FFFFF));

    [Fact]
    public void ReadVectors_AnyBits_AreTheSameBits() =>
        Gen.Int[1, 600].SelectMany(dimension => Bits.Array[dimension].Array[1, 12]).Sample(
            rows =>
            {
                using var folder = new StoreFolder();
                using (var store = folder.Open())
                {
                    store.Write([.. rows.Select((bits, row) => Some.Analysed($"/{row}", Name(row), vector: Floats(bits)))]);
                }

                using var reader = folder.OpenExisting()!;
                var (ids, vectors) = reader.ReadVectors(Some.Model, Some.ModelVersion);

                ids.ShouldBe(Some.Ids([.. Enumerable.Range(0, rows.Length).Select(Name).Order(StringComparer.Ordinal)]));
                vectors.Dimension.ShouldBe(rows[0].Length);
                for (var row = 0; row < rows.Length; row++)
                {
                    var read = vectors.Row(ids.ToList().IndexOf(new SongId(Name(row))));
                    MemoryMarshal.Cast<float, uint>(read).SequenceEqual(rows[row]).ShouldBeTrue();
                }
            },
            iter: 40);

    [Fact]
    public void Vector_InTheDatabase_IsLittleEndian()
    {
        using var folder = new StoreFolder();
        using (var store = folder.Open())
        {
            store.Write([Some.Analysed("/a", "a", vector: [1f, -2f])]);
        }

        folder.Query("SELECT hex(vector) FROM song_embeddings", 1).ShouldBe(["0000803F000000C0"]);
    }

    [Fact]
    public void ReadVectors_SongsAnalysedAgainInAnotherOrder_StayInTheOrderOfIds()
    {
        using var folder = new StoreFolder();
        using var store = folder.Open();
        string[] names = ["m", "c", "z", "a", "q"];
        store.Write([.. names.Select((name, i) => Some.Analysed("/" + name, name, vector: [i]))]);

        store.Write([Some.Analysed("/z", "z", vector: [20]), Some.Analysed("/b", "b", vector: [30])]);

        var (ids, vectors) = store.ReadVectors(Some.Model, Some.ModelVersion);
        ids.ShouldBe(Some.Ids("a", "b", "c", "m", "q", "z"));
        vectors.Values.ShouldBe([3, 30, 1, 0, 4, 20]);
    }

    [Fact]
    public void ReadVectors_RowOfAnotherLength_IsADamagedStore()
    {
        using var folder = new StoreFolder();
        using var store = folder.Open();
        store.Write([Some.Analysed("/a", "a"), Some.Analysed("/b", "b")]);
        using (var connection = folder.Connect())
        {
            connection.Execute("UPDATE song_embeddings SET vector = x'00000000' WHERE songId = 'b'");
        }

        Should.Throw<PicksException>(() => store.ReadVectors(Some.Model, Some.ModelVersion)).Code.ShouldBe("store-corrupt");
    }

    // Neither the order of rows nor of numbers.
    private static string Name(int row) => ((row * 7) % 13).ToString("x", System.Globalization.CultureInfo.InvariantCulture);

    private static float[] Floats(uint[] bits) => MemoryMarshal.Cast<uint, float>(bits).ToArray();
}
