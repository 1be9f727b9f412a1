using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using NotebookLib.Notebooks.Running;

namespace NotebookLib.Notebooks.Preview;

/// <summary>Sends a page its changes as server-sent events: the list of its parts, the HTML of those that are new, and how things
/// stand.</summary>
internal static class PageEvents
{
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);
    internal static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Sends until the browser goes.</summary>
    /// <param name="context">The request.</param>
    /// <param name="page">The page.</param>
    /// <param name="library">How the build of the library stands.</param>
    public static async Task SendAsync(HttpContext context, LivePage page, Func<BuildState> library)
    {
        var gone = context.RequestAborted;
        context.Response.ContentType = "text/event-stream; charset=utf-8";
        HashSet<string> has = [];
        (int Version, BuildState? Build) sent = (-1, null);
        while (!gone.IsCancellationRequested)
        {
            var next = page.Changed.Next;
            var build = library();
            if (sent != (page.Notebook.State.Version, build))
            {
                await FirstAsync(page, gone);

                var (state, rendered) = page.Render();
                var parts = rendered.Parts;
                var html = parts.Where(p => !has.Contains(p.Hash)).DistinctBy(p => p.Hash).ToDictionary(p => p.Hash, p => p.Html);
                has = [.. parts.Select(p => p.Hash)];
                sent = (state.Version, build);
                var message = new { frame = rendered.Frame, parts = parts.Select(p => new[] { p.Section, p.Hash, p.State }), html,
                    definitions = rendered.Definitions, status = Status(state, build) };
                await context.Response.WriteAsync($"data: {JsonSerializer.Serialize(message, Json)}\n\n", gone);
                await context.Response.Body.FlushAsync(gone);
                await Task.Delay(Breath, gone);
            }
            else if (await Task.WhenAny(next, Task.Delay(Heartbeat, gone)) != next)
            {
                await context.Response.WriteAsync(": still here\n\n", gone);
                await context.Response.Body.FlushAsync(gone);
            }
        }
    }

    /// <summary>Waits a moment for the first cell that has to run: most are done by then, and are sent with their output at once.</summary>
    private static async Task FirstAsync(LivePage page, CancellationToken gone)
    {
        static int Waiting(LiveState state) => state.Phase == LivePhase.Running ? state.Cells.ToList().FindIndex(c =>
            c.State == CellState.NotRun) : -1;
        var moment = Task.Delay(Moment, gone);
        var next = page.Changed.Next;
        for (var first = Waiting(page.Notebook.State); first >= 0 && Waiting(page.Notebook.State) == first
            && await Task.WhenAny(next, moment) == next;)
        {
            next = page.Changed.Next;
        }
    }

    private static object Status(LiveState state, BuildState build)
    {
        var fault = PreviewPage.Fault(state);
        return new
        {
            version = state.Version,
            phase = state.Phase.ToString().ToLowerInvariant(),
            text = Text(state),
            problem = state.Problem,
            written = state.Written,
            fault = fault is null ? null : new { place = fault.Place, sentence = fault.Sentence },
            differs = state.Differs.Select(i => i + 1),
            running = state.Running + 1,
            cells = state.Cells.Select((c, i) =>
                new { number = i + 1, id = c.Id, state = State(c, i == state.Running), milliseconds = Math.Round(c.Seconds * 1000, 1) }),
            build = new { running = build.IsRunning, text = build.Text, errors = build.Errors },
        };
    }

    private static string State(LiveCell cell, bool running) => running ? "loopt" : cell.State switch { CellState.Done =>
        "klaar", CellState.NotRun => "wacht", CellState.TimedOut => "te lang", CellState.Died => "proces geëindigd", _ => "fout" };

    private static string Text(LiveState state)
    {
        var last = state.Count switch
        {
            0 => "Tekst bijgewerkt, geen cel uitgevoerd",
            1 => string.Create(CultureInfo.InvariantCulture, $"Cel {state.From + 1} uitgevoerd in {Dutch.Number(state.Seconds, 2)} s"),
            var n => string.Create(CultureInfo.InvariantCulture,
                $"{n} cellen uitgevoerd vanaf cel {state.From + 1}, in {Dutch.Number(state.Seconds, 2)} s"),
        };
        return state.Phase switch
        {
            LivePhase.Running => state.Running < 0 ? "De cellen beginnen zo"
                : string.Create(CultureInfo.InvariantCulture, $"Cel {state.Running + 1} van {state.Cells.Count} loopt"),
            LivePhase.Checking => last + "; nu nog eens alles, los van het vorige",
            LivePhase.Checked when state.Differs.Count > 0 =>
                $"Een schone run gaf iets anders in cel {string.Join(", ", state.Differs.Select(i =>
                (i + 1).ToString(CultureInfo.InvariantCulture)))}. Dat staat er nu",
            LivePhase.Checked => last + "; gelijk aan een schone run",
            _ => last,
        };
    }
}
