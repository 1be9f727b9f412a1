using NotebookLib.Notebooks.Format;
using NotebookLib.Notebooks.Session;

namespace NotebookLib.Notebooks.Running;

/// <summary>Runs a cell nobody sees while the runner still reads the notebooks, so that the first real one finds compiler and formatter
/// awake.</summary>
internal static class WarmUp
{
    private sealed class Nowhere : IOutputListener
    {
        public void Add(CellOutput output)
        {
        }

        public void Update(string displayId, MimeBundle data)
        {
        }

        public void Clear(bool wait)
        {
        }
    }

    internal static void Run()
    {
        var session = new CellSession(new SessionOptions { Directory = Environment.CurrentDirectory }, new Nowhere());
        var formatting = Task.Run(() => Formats.Bundle(new List<int> { 1 }, [])); // beside the compiler, on the other core
        session.RunAsync("var warm = new[] { 1, 2 }.Select(x => x + 1).ToList(); Console.WriteLine($\"{warm.Count}\"); warm.Count", 0)
            .GetAwaiter().GetResult();
        session.RunAsync("display(warm[0]); await Task.CompletedTask; warm", 0).GetAwaiter().GetResult();
        formatting.Wait();
    }
}
