using System.Text;
using CsCheck;
using PredictPicks.Selection.Audio.Tags;

namespace PredictPicks.Selection.Tests.Audio.Tags;

public sealed class EncodingRepairTests
{
    private const string Accented = "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ";

    /// <summary>Words as languages of Latin-1 have them: accented letters alone or in twos, between ASCII letters.</summary>
    private static readonly Gen<string> WesternWords =
        from syllables in Gen.Select(Gen.String[Gen.Char['a', 'z'], 1, 4], Gen.String[Gen.Char[Accented], 0, 2]).Array[1, 4]
        select string.Concat(syllables.Select(syllable => syllable.Item1 + syllable.Item2));

    [Theory]
    [InlineData("Café")]
    [InlineData("Motörhead")]
    [InlineData("Björk")]
    [InlineData("Sigur Rós – Ágætis byrjun")]
    [InlineData("Die Ärzte")]
    [InlineData("Ñu")]
    [InlineData("ÄÖÜ")]
    [InlineData("ÆØÅ")]
    [InlineData("CORAÇÕES")]
    [InlineData("Canção do Açaí")]
    [InlineData("»Spaß«")]
    [InlineData("Spaß«")]
    [InlineData("Groß®")]
    [InlineData("Schön»")]
    [InlineData("Ü«")]
    [InlineData("El Niño ¿Qué? ¡Olé!")]
    [InlineData("Þórðarson")]
    [InlineData("Çelik")]
    [InlineData("Élégie à l’été")]
    [InlineData("don’t can’t won’t")]
    [InlineData("“Heroes” … ‘A’ – B")]
    [InlineData("20° ± 5 · ½ × 3÷2 £5 ©1999 ª º")]
    [InlineData("中文")]
    [InlineData("日本語ひらがな")]
    [InlineData("Кино")]
    [InlineData("Ελλάδα")]
    [InlineData("")]
    [InlineData("ASCII only")]
    public void Repair_GoodText_StaysAsItIs(string text) => EncodingRepair.Repair(text).ShouldBe(text);

    [Fact]
    public void Repair_AnyWesternWords_StayAsTheyAre() =>
        WesternWords.Array[1, 5].Select(words => string.Join(' ', words)).Sample(text => EncodingRepair.Repair(text).ShouldBe(text), iter: 50_000);

    [Theory]
    [InlineData("Café")]
    [InlineData("Björk")]
    [InlineData("Sigur Rós")]
    [InlineData("Dvořák")]
    [InlineData("Żółć")]
    [InlineData("don’t")]
    [InlineData("Кино – Группа крови")]
    [InlineData("日本")]
    [InlineData("周杰倫")]
    [InlineData("愛")]
    [InlineData("🎵 song")]
    [InlineData("Ελλάδα")]
    [InlineData("Hà Nội")]
    public void Repair_Utf8ReadAsLatin1OrWindows1252_IsRead(string text)
    {
        EncodingRepair.Repair(Misread(text, 65001)).ShouldBe(text);
        EncodingRepair.Repair(Encoding1252(System.Text.Encoding.UTF8.GetBytes(text))).ShouldBe(text);
    }

    [Fact]
    public void Repair_Utf8CutOffInACharacter_IsReadWithoutIt()
    {
        var cut = System.Text.Encoding.UTF8.GetBytes("Группа крови на рукаве")[..30];

        EncodingRepair.Repair(System.Text.Encoding.Latin1.GetString(cut)).ShouldBe("Группа крови на ");
    }

    [Theory]
    [InlineData(936, "稻香")]
    [InlineData(936, "月亮代表我的心")]
    [InlineData(936, "周杰伦")]
    [InlineData(936, "周杰伦 - 青花瓷 (Live)")]
    [InlineData(936, "我的歌声里DJ版")]
    [InlineData(936, "《红楼梦》")]
    [InlineData(936, "邓丽君")]
    [InlineData(932, "さくら")]
    [InlineData(932, "残酷な天使のテーゼ")]
    [InlineData(932, "宇多田ヒカル")]
    [InlineData(932, "カウボーイビバップ")]
    [InlineData(932, "椎名林檎")]
    [InlineData(932, "Aqua Timez - 千の夜をこえて")]
    [InlineData(1251, "Кино")]
    [InlineData(1251, "Группа крови")]
    [InlineData(1251, "Алла Пугачёва - Миллион алых роз")]
    [InlineData(1251, "Земфира feat. Мумий Тролль")]
    [InlineData(1251, "НАУТИЛУС ПОМПИЛИУС")]
    public void Repair_OldEncodingReadAsLatin1_IsRead(int codePage, string text) => EncodingRepair.Repair(Misread(text, codePage)).ShouldBe(text);

    [Theory]
    [InlineData("don\u0092t stop \u0096 live", "don’t stop – live")]
    [InlineData("\u0093Heroes\u0094", "“Heroes”")]
    [InlineData("can\u0092t don\u0092t", "can’t don’t")]
    [InlineData("L\u0092été", "L’été")]
    public void Repair_Windows1252ReadAsLatin1_GetsItsQuotesBack(string text, string expected) => EncodingRepair.Repair(text).ShouldBe(expected);

    [Theory]
    [InlineData(949, "사랑")]
    [InlineData(949, "소녀시대")]
    [InlineData(1251, "ЛЮБЭ")]
    [InlineData(1253, "Ελλάδα")]
    public void Repair_UnclearText_StaysAsItIs(int codePage, string text)
    {
        var misread = Misread(text, codePage);

        EncodingRepair.Repair(misread).ShouldBe(misread);
    }

    [Fact]
    public void Repair_AnyText_NeitherThrowsNorGrows() =>
        Gen.String[Gen.OneOf(Gen.Char['\0', '\u00FF'], Gen.Char), 0, 40].Sample(text => EncodingRepair.Repair(text).Length.ShouldBeLessThanOrEqualTo(text.Length), iter: 50_000);

    [Fact]
    public void Repair_RepairedText_StaysRepaired() =>
        Gen.String[Gen.Char["абвгдеёжзиклмнопрстуфхцчшщыэюя日本語中文éèüßñ"], 2, 20].Sample(text =>
        {
            var repaired = EncodingRepair.Repair(Misread(text, 65001));
            repaired.ShouldBe(text);
            EncodingRepair.Repair(repaired).ShouldBe(repaired);
        });

    private static string Misread(string text, int codePage) =>
        System.Text.Encoding.Latin1.GetString((codePage == 65001 ? System.Text.Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(codePage)!).GetBytes(text));

    private static string Encoding1252(byte[] bytes) => CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes);
}
