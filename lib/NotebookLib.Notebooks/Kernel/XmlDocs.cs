using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace NotebookLib.Notebooks.Kernel;

/// <summary>Summaries from the XML files that compilers put beside assemblies.</summary>
internal sealed partial class XmlDocs
{
    private readonly Dictionary<string, Dictionary<string, string>> _files = new(StringComparer.Ordinal);

    /// <summary>The summary of a symbol as plain text; empty where there is none.</summary>
    internal string Summary(ISymbol symbol)
    {
        var assembly = symbol.ContainingAssembly?.Name ?? "";
        if (!_files.TryGetValue(assembly, out var members))
        {
            _files[assembly] = members = Read(Path.Combine(AppContext.BaseDirectory, assembly + ".xml"));
        }

        return members.GetValueOrDefault(symbol.OriginalDefinition.GetDocumentationCommentId() ?? "") ?? "";
    }

    private static Dictionary<string, string> Read(string file)
    {
        if (!File.Exists(file))
        {
            return [];
        }

        try
        {
            return XDocument.Load(file).Descendants("member").GroupBy(m => (string?)m.Attribute("name") ?? "")
                .ToDictionary(m => m.Key, m => Text(m.First().Element("summary")), StringComparer.Ordinal);
        }
        catch (XmlException)
        {
            return [];
        }
    }

    private static string Text(XElement? summary) => summary is null ? ""
        : Blanks().Replace(string.Concat(summary.Nodes().Select(n => n switch
    {
        XText text => text.Value,
        XElement { IsEmpty: true } e => ((string?)e.Attributes().FirstOrDefault() ?? "").Split('.', ':')[^1],
        XElement e => e.Value,
        _ => "",
    })), " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
