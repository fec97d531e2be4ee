using System.Runtime.Serialization.Json;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace MusicBeePlugin;

/// <summary>
/// JSON as .NET Framework itself reads and writes it, without a library beside the plug-in: as XML whose attribute <c>type</c> says what a value is.
/// </summary>
internal static class Json
{
    /// <exception cref="XmlException">It is no JSON.</exception>
    public static XElement Parse(byte[] utf8)
    {
        using var reader = JsonReaderWriterFactory.CreateJsonReader(utf8, XmlDictionaryReaderQuotas.Max);
        return XElement.Load(reader);
    }

    public static byte[] ToUtf8(XElement value)
    {
        using var stream = new MemoryStream();
        using (var writer = JsonReaderWriterFactory.CreateJsonWriter(stream, Encoding.UTF8, ownsStream: false))
        {
            value.WriteTo(writer);
        }

        return stream.ToArray();
    }

    /// <summary>An object, also the outermost one, whose name must be <c>root</c>.</summary>
    public static XElement Object(string name, params object?[] members) => Typed(name, "object", members);

    public static XElement Array(string name, IEnumerable<XElement> items) => Typed(name, "array", items);

    /// <summary>An object in an array.</summary>
    public static XElement Item(params object?[] members) => Object("item", members);

    public static XElement String(string name, string value) => Typed(name, "string", value);

    public static XElement Number(string name, double value) => Typed(name, "number", XmlConvert.ToString(value));

    /// <summary>The text of a member, or null when it is absent.</summary>
    public static string? Text(this XElement value, string member) => value.Element(member)?.Value;

    public static int Int(this XElement value, string member) => XmlConvert.ToInt32(value.Text(member) ?? "0");

    private static XElement Typed(string name, string type, object content) => new(name, new XAttribute("type", type), content);
}
