namespace PredictPicks.Abstractions;

/// <summary>
/// The identity of a song: a string that stays the same when the file is moved or re-tagged.
/// By default the SHA-256 (64 lower-case hex digits) of the first audio stream's packets; a host may use an id of its own.
/// </summary>
public readonly record struct SongId : IComparable<SongId>
{
    private readonly string? _value;

    /// <summary>Wraps <paramref name="value"/>.</summary>
    /// <exception cref="ArgumentException">The value is empty.</exception>
    public SongId(string value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            throw new ArgumentException("A song id cannot be empty.", nameof(value));
        }

        _value = value;
    }

    /// <summary>The id as text; empty for <c>default(SongId)</c>, which identifies no song.</summary>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public int CompareTo(SongId other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>Ordinal order of the values.</summary>
    public static bool operator <(SongId left, SongId right) => left.CompareTo(right) < 0;

    /// <summary>Ordinal order of the values.</summary>
    public static bool operator >(SongId left, SongId right) => left.CompareTo(right) > 0;

    /// <summary>Ordinal order of the values.</summary>
    public static bool operator <=(SongId left, SongId right) => left.CompareTo(right) <= 0;

    /// <summary>Ordinal order of the values.</summary>
    public static bool operator >=(SongId left, SongId right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
