using System.Globalization;
using System.Text.Json.Nodes;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Plotly.NET;
using Plotly.NET.LayoutObjects;
using Plotly.NET.TraceObjects;

namespace NotebookLib.Frames;

/// <summary>
/// JSON between the two libraries that write it, with every number spelled as it was. Parts that Plotly.NET's styling looks up by type
/// (an axis, a line, a legend, annotations) become objects of that type; all else stays JSON.
/// </summary>
internal static class PlotlyJson
{
    private static readonly System.Text.Json.JsonSerializerOptions Compact =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // as Plotly.NET writes its own
    private static readonly JsonSerializerSettings Settings = new() { ReferenceLoopHandling = ReferenceLoopHandling.Serialize };

    private static readonly Dictionary<string, Func<DynamicObj.DynamicObj>> Parts = new(StringComparer.Ordinal)
    {
        ["xaxis"] = () => new LinearAxis(),
        ["yaxis"] = () => new LinearAxis(),
        ["title"] = () => new Title(),
        ["font"] = () => new Font(),
        ["textfont"] = () => new Font(),
        ["tickfont"] = () => new Font(),
        ["margin"] = () => new Margin(),
        ["legend"] = () => new Legend(),
        ["hoverlabel"] = () => new Hoverlabel(),
        ["coloraxis"] = () => new ColorAxis(),
        ["colorbar"] = () => new ColorBar(),
        ["line"] = () => new Line(),
        ["marker"] = () => new Marker(),
        ["error_x"] = () => new Error(),
        ["error_y"] = () => new Error(),
    };

    /// <summary>Sets every member of the object on one of Plotly.NET's; the type of a trace stands there from the start.</summary>
    public static T Fill<T>(T target, JsonObject members)
        where T : DynamicObj.DynamicObj
    {
        foreach (var (key, value) in members.Where(m => target is not Trace || m.Key != "type"))
        {
            Members.Set(target, key, Part(key, value));
        }

        return target;
    }

    /// <summary>An object of Plotly.NET as JSON; a number that is not finite becomes null, as plotly.js reads it.</summary>
    public static JsonNode? Node(object value)
    {
        var token = value as JToken ?? JToken.FromObject(value, JsonSerializer.Create(Settings));
        foreach (var number in (token is JContainer all ? all.DescendantsAndSelf() : [token]).OfType<JValue>().Where(v =>
            v.Value is double d && !double.IsFinite(d)).ToList())
        {
            number.Value = null;
        }

        return JsonNode.Parse(token.ToString(Formatting.None), documentOptions: new() { MaxDepth = 64 });
    }

    /// <summary>JSON as the other library holds it.</summary>
    public static JToken Token(JsonNode? node) => node switch
    {
        null => JValue.CreateNull(),
        JsonObject members => new JObject(members.Select(m => new JProperty(m.Key, Token(m.Value)))),
        JsonArray items => new JArray(items.Select(Token)),
        _ => node.GetValueKind() switch
        {
            System.Text.Json.JsonValueKind.String => new JValue((string?)node),
            System.Text.Json.JsonValueKind.True => new JValue(true),
            System.Text.Json.JsonValueKind.False => new JValue(false),
            _ => Number(node.ToJsonString()),
        },
    };

    public static string Write(JsonNode node) => node.ToJsonString(Compact);

    private static object Part(string key, JsonNode? value) => value switch
    {
        JsonObject members when Parts.TryGetValue(key.TrimEnd("0123456789".ToCharArray()), out var make) => Fill(make(), members),
        JsonArray items when items.Count > 0 && items.All(i => i is JsonObject) && key == "annotations" =>
            items.Select(i => Fill(new Annotation(), i!.AsObject())).ToArray(),
        JsonArray items when items.Count > 0 && items.All(i => i is JsonObject) && key == "shapes" =>
            items.Select(i => Fill(new Shape(), i!.AsObject())).ToArray(),
        _ => Token(value),
    };

    // as a number where the other library would spell it the same, else as the text it is
    private static JValue Number(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
            && whole.ToString(CultureInfo.InvariantCulture) == text ? new JValue(whole)
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && JsonConvert.ToString(number) == text
            ? new JValue(number)
        : new JRaw(text);
}
