using System.CommandLine;
using System.Globalization;
using System.Text;
using NotebookLib.Regions.Derive;

namespace NotebookLib.Cli;

/// <summary><c>data derive</c>: the tables of <c>data/regions</c>, made again from the publishers' own files.</summary>
internal static class DataDeriveCommand
{
    public static Command Create()
    {
        var folder = new Argument<string?>("FOLDER") { Description = $"The folder with the originals (cbs/, duo/, regions/); by default "
            + $"the environment variable {RegionDerivation.Variable}.", DefaultValueFactory = _ => null };
        var check = new Option<bool>("--check") { Description = "Compare with what ships and write nothing." };
        var command = new Command("derive", "For maintainers: derives data/regions from the publishers' own files.") { folder, check };
        command.SetAction(parsed => DataCommands.Guard(() =>
        {
            var from = parsed.GetValue(folder) ?? Environment.GetEnvironmentVariable(RegionDerivation.Variable)
                ?? throw new UsageException("There is no folder with originals.",
                    $"Name it, or let {RegionDerivation.Variable} point to it.");
            if (!Directory.Exists(from))
            {
                throw new UsageException($"There is no folder {from}.", "It holds cbs/, duo/ and regions/ with the publishers' files.");
            }

            var (target, different) = (Path.Combine(Workspace.Find().Data, "regions"), 0);
            foreach (var table in RegionDerivation.From(from).Tables)
            {
                var (path, bytes) = (Path.Combine(target, table.File), new UTF8Encoding(false).GetBytes(table.Text));
                var same = File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes);
                different += same ? 0 : 1;
                Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{table.File}: {table.Text.Count(c => c == '\n') - 1} rows, {bytes.Length} bytes, {(same ? "the "
                    + "same" : parsed.GetValue(check) ? "different" : "written")}"));
                if (!same && !parsed.GetValue(check))
                {
                    File.WriteAllBytes(path + ".tmp", bytes);
                    File.Move(path + ".tmp", path, overwrite: true);
                }
            }

            return parsed.GetValue(check) && different > 0 ? Cli.FellShort : Cli.Done;
        }));
        return command;
    }
}
