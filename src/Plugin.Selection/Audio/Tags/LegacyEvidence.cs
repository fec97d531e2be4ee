namespace PredictPicks.Selection.Audio.Tags;

/// <summary>
/// Whether bytes are clearly text of an old encoding, and not Latin-1. In Latin-1 words, accented letters stand alone or in twos between ASCII letters; each
/// test asks for what such words cannot look like, and for characters that are common in the language.
/// </summary>
internal static class LegacyEvidence
{
    /// <summary>Hanzi that most Chinese titles have one of; hangul in EUC-KR would be read as hanzi too, but rarely as these.</summary>
    private static readonly HashSet<ushort> CommonHanzi = Codes(
        "的一是不了我在人有他这中大来上个国到说们为子和你地出也时年得就那要下以生会自着去之过家学对可她里后小么心多天而能好都然没"
        + "日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知样现分将外但身些与高意进把法此实回二理美"
        + "爱情歌曲花雪风月夜梦雨海星光春秋冬夏故乡城市路红蓝白黑青女男孩朋友再见永远等待思念世界周杰伦王菲陈张李林邓丽君");

    /// <summary>CP1251 letters that make up three quarters of Russian text.</summary>
    private static readonly HashSet<byte> CommonCyrillic = [.. Bytes(1251, "оеаинтсрвлкмдпуОЕАИНТСРВЛКМДПУ")];

    private static readonly HashSet<byte> CyrillicVowels = [.. Bytes(1251, "аеёиоуыэюяАЕЁИОУЫЭЮЯ")];

    /// <summary>Signs between Russian words: dashes, quotes, ellipsis, №, hard space.</summary>
    private static readonly HashSet<byte> CyrillicSigns = [0x84, 0x85, 0x91, 0x92, 0x93, 0x94, 0x96, 0x97, 0xA0, 0xAB, 0xB9, 0xBB];

    /// <summary>
    /// Pairs of bytes and nothing else: three quarters of the hanzi in the common half of GB 2312, some of them in a row, and no sign that they are hangul
    /// (whose lead bytes end at C8) or Cyrillic letters (all from C0 on).
    /// </summary>
    public static bool IsGbk(ReadOnlySpan<byte> bytes)
    {
        var (common, rare, known, run, longestRun) = (0, 0, 0, 0, 0);
        var (beyondHangul, beyondCyrillic, touchesLetter) = (false, false, false);
        for (var i = 0; i < bytes.Length; i++)
        {
            var lead = bytes[i];
            if (lead < 0x80)
            {
                run = 0;
                continue;
            }

            if (i + 1 == bytes.Length || bytes[i + 1] is < 0xA1 or 0xFF || lead is < 0xA1 or > 0xF7 or (> 0xA9 and < 0xB0))
            {
                return false;
            }

            touchesLetter |= (i > 0 && IsAsciiLetter(bytes[i - 1])) || (i + 2 < bytes.Length && IsAsciiLetter(bytes[i + 2]));
            i++;
            longestRun = Math.Max(longestRun, ++run);
            common += lead is >= 0xB0 and <= 0xD7 ? 1 : 0;
            rare += lead >= 0xD8 ? 1 : 0;
            beyondHangul |= lead is > 0xC8 and <= 0xD7;
            beyondCyrillic |= lead < 0xC0 || bytes[i] < 0xC0;
            known += CommonHanzi.Contains((ushort)((lead << 8) | bytes[i])) ? 1 : 0;
        }

        var hanzi = common + rare;
        return longestRun >= (touchesLetter ? 4 : 2)
            && hanzi >= 2
            && common * 4 >= hanzi * 3
            && (known * 3 >= hanzi || (beyondHangul && beyondCyrillic));
    }

    /// <summary>Pairs of bytes that are kana, common kanji or Japanese signs; two of them must be such that no Western quote or dash is mistaken for them.</summary>
    public static bool IsShiftJis(ReadOnlySpan<byte> bytes)
    {
        var (strong, kana, commonKanji, rareKanji) = (0, 0, 0, 0);
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] < 0x80)
            {
                continue;
            }

            if (i + 1 == bytes.Length)
            {
                return false;
            }

            var code = (bytes[i] << 8) | bytes[i + 1];
            var isKana = code is (>= 0x829F and <= 0x82F1) or (>= 0x8340 and <= 0x8396 and not 0x837F);
            var isSign = code is (>= 0x8140 and <= 0x81AC) or (>= 0x824F and <= 0x829A);
            var isCommon = code is >= 0x889F and <= 0x9872;
            var isRare = code is (>= 0x989F and <= 0x9FFC) or (>= 0xE040 and <= 0xEAA4);
            var trail = bytes[i + 1];
            if (!(isKana || isSign || isCommon || isRare) || trail is < 0x40 or 0x7F or > 0xFC)
            {
                return false;
            }

            i++;
            kana += isKana ? 1 : 0;
            commonKanji += isCommon ? 1 : 0;
            rareKanji += isRare ? 1 : 0;
            strong += isKana || (isCommon && trail >= 0x80) ? 1 : 0;
        }

        return strong >= 2 && rareKanji * 4 <= kana + commonKanji + rareKanji;
    }

    /// <summary>Words of Cyrillic letters alone, written as words are, with vowels, mostly of the common letters.</summary>
    public static bool IsCyrillic(ReadOnlySpan<byte> bytes)
    {
        var (letters, vowels, common, longest) = (0, 0, 0, 0);
        for (var i = 0; i < bytes.Length; i++)
        {
            if (!IsCyrillicLetter(bytes[i]))
            {
                if (bytes[i] >= 0x80 && !CyrillicSigns.Contains(bytes[i]))
                {
                    return false;
                }

                continue;
            }

            var length = WordLength(bytes[i..]);
            if (!IsWrittenAsAWord(bytes.Slice(i, length)) || (i > 0 && IsAsciiLetter(bytes[i - 1])) || (i + length < bytes.Length && IsAsciiLetter(bytes[i + length])))
            {
                return false;
            }

            foreach (var letter in bytes.Slice(i, length))
            {
                vowels += CyrillicVowels.Contains(letter) ? 1 : 0;
                common += CommonCyrillic.Contains(letter) ? 1 : 0;
            }

            letters += length;
            longest = Math.Max(longest, length);
            i += length - 1;
        }

        return letters >= 4 && longest >= 3 && vowels * 5 >= letters && vowels * 4 <= letters * 3 && common * 2 >= letters;
    }

    private static bool IsCyrillicLetter(byte value) => value is >= 0xC0 or 0xA8 or 0xB8;

    private static bool IsUpper(byte value) => value is (>= 0xC0 and < 0xE0) or 0xA8;

    private static bool IsAsciiLetter(byte value) => char.IsAsciiLetter((char)value);

    private static int WordLength(ReadOnlySpan<byte> bytes)
    {
        var length = 0;
        while (length < bytes.Length && IsCyrillicLetter(bytes[length]))
        {
            length++;
        }

        return length;
    }

    /// <summary>All small, all capital, or a capital first; never one of the letters that no word starts with (ъ, ь).</summary>
    private static bool IsWrittenAsAWord(ReadOnlySpan<byte> word)
    {
        var capitals = 0;
        foreach (var letter in word)
        {
            capitals += IsUpper(letter) ? 1 : 0;
        }

        var isCased = capitals == 0 || capitals == word.Length || (capitals == 1 && IsUpper(word[0]));
        return isCased && word[0] is not (0xDA or 0xDC or 0xFA or 0xFC);
    }

    private static byte[] Bytes(int codePage, string text) => System.Text.CodePagesEncodingProvider.Instance.GetEncoding(codePage)!.GetBytes(text);

    private static HashSet<ushort> Codes(string hanzi) => [.. Bytes(936, hanzi).Chunk(2).Select(pair => (ushort)((pair[0] << 8) | pair[1]))];
}
