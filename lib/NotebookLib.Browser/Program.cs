using System.IO.Compression;
using System.Runtime.InteropServices.JavaScript;
using System.Text.Json.Nodes;
using NotebookLib.Notebooks.Format;
using NotebookLib.Notebooks.Running;
using NotebookLib.Notebooks.Session;

[assembly: System.Runtime.Versioning.SupportedOSPlatform("browser")]

NotebookLib.Browser.Engine.Start();

namespace NotebookLib.Browser
{
    /// <summary>What a page asks of the session: files, a session, cells. One session at a time, one cell at a time.</summary>
    internal static partial class Engine
    {
        private const string Root = "/editie";
        private const string Notebooks = Root + "/notebooks";
        private static readonly List<OutputList> Outputs = [];
        private static readonly Dictionary<int, Checkpoint> Marks = [];
        private static CellSession? s_session;

        /// <summary>Makes the folders that every session has.</summary>
        internal static void Start() => Directory.CreateDirectory(Notebooks);

        /// <summary>Tells which assemblies the compiler may read.</summary>
        /// <param name="names">Their simple names, with a semicolon between.</param>
        [JSExport]
        internal static void Know(string names) => HostAssemblies.Add(names.Split(';', StringSplitOptions.RemoveEmptyEntries));

        /// <summary>Puts the files of an archive under the root.</summary>
        [JSExport]
        internal static void Unpack(byte[] zip)
        {
            using var archive = new ZipArchive(new MemoryStream(zip));
            archive.ExtractToDirectory(Root, overwriteFiles: true);
        }

        /// <summary>Puts one file beside the notebooks.</summary>
        [JSExport]
        internal static void Put(string name, byte[] content)
        {
            var path = Path.GetFullPath(name, Notebooks);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, content);
        }

        /// <summary>Begins a session; what the one before it had is gone.</summary>
        [JSExport]
        internal static void Open()
        {
            Outputs.Clear();
            Marks.Clear();
            s_session = new CellSession(new SessionOptions { Directory = Notebooks }, new Listener());
        }

        /// <summary>Runs a cell.</summary>
        /// <param name="code">The cell, as the notebook's runner gets it.</param>
        /// <param name="count">Its number, from 1.</param>
        /// <returns>JSON: whether it succeeded, and the outputs of it and of earlier cells that it changed, by number.</returns>
        [JSExport]
        internal static async Task<string> Run(string code, int count)
        {
            Marks[count] = s_session!.Mark();
            var before = Outputs.Select(o => OutputText.Of(o.Items)).ToList();
            Outputs.Add(new OutputList());
            var session = s_session;
            var ok = await Task.Run(() => session.RunAsync(code, count)); // as a worker does: the compiler waits for tasks of its own
            var earlier = new JsonObject();
            for (var i = 0; i < before.Count; i++)
            {
                if (OutputText.Of(Outputs[i].Items) is var now && now != before[i])
                {
                    earlier[(i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)] = now;
                }
            }

            var outputs = OutputText.Of(Outputs[^1].Items);
            return new JsonObject
            {
                ["ok"] = ok,
                ["outputs"] = outputs,
                ["hash"] = OutputText.HashOf(outputs),
                ["earlier"] = earlier,
            }.ToJsonString();
        }

        /// <summary>Goes back to before a cell; false where it, or one after it, may have left traces that stay.</summary>
        /// <param name="count">Its number.</param>
        [JSExport]
        internal static bool Back(int count)
        {
            if (s_session!.Taint is not null || !Marks.TryGetValue(count, out var mark))
            {
                return false;
            }

            s_session.Return(mark);
            Outputs.RemoveRange(count - 1, Outputs.Count - count + 1);
            return true;
        }

        /// <summary>A figure, as its data for plotly.js, drawn for a phone.</summary>
        [JSExport]
        internal static string Narrow(string figure) => Charts.Figure.FromPlotlyJson(figure).ToSvg(340);

        /// <summary>Versions of what computes, for the certificate.</summary>
        [JSExport]
        internal static string Versions() => new JsonObject
        {
            ["NotebookLib"] = Version(typeof(Origin)),
            ["Roslyn"] = Version(typeof(Microsoft.CodeAnalysis.CSharp.CSharpCompilation)),
            [".NET"] = Environment.Version.ToString(),
        }.ToJsonString();

        private static string Version(Type type) => type.Assembly.GetName().Version!.ToString(3);

        private sealed class Listener : IOutputListener
        {
            public void Add(CellOutput output) => Outputs[^1].Add(output, (output as DisplayOutput)?.DisplayId);

            public void Update(string displayId, MimeBundle data) => Outputs.ForEach(o => o.Update(displayId, data));

            public void Clear(bool wait) => Outputs[^1].Clear(wait);
        }
    }
}
