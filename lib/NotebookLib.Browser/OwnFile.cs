using System.Runtime.InteropServices.JavaScript;
using System.Text.Json.Nodes;
using NotebookLib.Notebooks.Own;
using NotebookLib.Notebooks.Running;
using NotebookLib.Notebooks.Session;
using NotebookLib.Regions;
using NotebookLib.Sources;

namespace NotebookLib.Browser;

/// <summary>A reader's own file in the page: looked at, taken over with what the reader says of it, and there for the cells as it is with
/// <c>run --param bestand= --param kaart=</c>. The library answers by itself; no cell is compiled for it.</summary>
internal static partial class Engine
{
    private const string Own = "/eigen";

    /// <summary>Looks at a file.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="answer">How it is read, as JSON; empty to find out.</param>
    /// <returns>JSON: the questions, or <c>error</c> with why it is not taken.</returns>
    [JSExport]
    internal static string Inspect(string name, byte[] content, string answer) =>
        Answer(() => OwnQuestion.Of(name, content, answer.Length == 0 ? null : answer));

    /// <summary>Takes a file over for the cells that run from now on, and puts it beside the nation.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="answer">What its columns mean, as JSON.</param>
    /// <returns>JSON: the number of rows and what the library shows of it, or <c>error</c>.</returns>
    [JSExport]
    internal static string Take(string name, byte[] content, string answer) => Answer(() =>
    {
        var (file, mapping) = (OwnQuestion.Named(name), OwnQuestion.Answered(answer));
        var own = OwnQuestion.Take(file, content, mapping);
        Forget();
        Directory.CreateDirectory(Own + "/kaart");
        var (path, map) = (Path.Combine(Own, file), Path.Combine(Own, "kaart", "kaart.yml"));
        File.WriteAllBytes(path, content);
        File.WriteAllText(map, mapping.ToYaml());
        Environment.SetEnvironmentVariable(SourceCache.OwnFile, path);
        Environment.SetEnvironmentVariable(SourceCache.OwnMap, map);
        Directory.SetCurrentDirectory(Notebooks);
        var figures = Published.Load().InVintage("ocw-2023", "ocw-2022", "kengetallen");
        var nation = Region.Of("Nederland", figures.Series("po.so"), figures.Series("po.bao", "ocw-2022"));
        var shown = LocalRegions.Open().Own(nation, new SchoolYear(2018)).Select(p =>
            new Notebooks.Format.DisplayOutput(Formats.Bundle(p, []), null));
        return new JsonObject { ["rows"] = own.Counts.Count, ["map"] = mapping.ToYaml(), ["outputs"] = OutputText.Of(shown) };
    });

    /// <summary>Takes the own file away.</summary>
    [JSExport]
    internal static void Forget()
    {
        Environment.SetEnvironmentVariable(SourceCache.OwnFile, null);
        Environment.SetEnvironmentVariable(SourceCache.OwnMap, null);
        if (Directory.Exists(Own))
        {
            Directory.Delete(Own, recursive: true);
        }
    }

    private static string Answer(Func<JsonObject> ask)
    {
        try
        {
            return ask().ToJsonString();
        }
        catch (OwnRefusedException e)
        {
            return new JsonObject { ["error"] = e.Message }.ToJsonString();
        }
    }
}
