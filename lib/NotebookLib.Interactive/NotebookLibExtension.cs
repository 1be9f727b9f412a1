using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;

namespace NotebookLib.Interactive;

/// <summary>
/// What a .NET Interactive kernel loads with <c>#r "nuget: NotebookLib.Interactive"</c>: formatters for results and figures, the
/// commands <c>#!claims</c>, <c>#!hypothesis</c> and <c>#!origin</c>, and questions in SQL. Loading twice is loading once.
/// </summary>
public sealed class NotebookLibExtension : IKernelExtension
{
    private static readonly ConditionalWeakTable<Kernel, string> Loaded = [];

    /// <summary>Called by the kernel. It never throws: what this version of the kernel lacks is said in the notebook, and the rest is
    /// there.</summary>
    public Task OnLoadAsync(Kernel kernel)
    {
        var message = Load(kernel);
        if (message.Length > 0 && KernelInvocationContext.Current is { } context)
        {
            context.DisplayAs(message, "text/plain");
        }

        return Task.CompletedTask;
    }

    /// <summary>As <see cref="OnLoadAsync"/>, for a kernel that does not look for extensions itself: call it in a cell.</summary>
    /// <param name="kernel">The kernel; its root gets the commands.</param>
    /// <returns>What is there now, and what this version of the kernel cannot have; empty when it was loaded before.</returns>
    public static string Load(Kernel kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        if (!Loaded.TryAdd(kernel.RootKernel, ""))
        {
            return "";
        }

        var version = typeof(Kernel).Assembly.GetName().Version;
        return Formats() + Commands(kernel, version?.ToString() ?? "onbekend") + Sql(kernel);
    }

    private static string Formats()
    {
        try
        {
            Frames.KernelFormatters.Register();
            Mermaid();
            return "NotebookLib: tabellen, figuren en uitkomsten tonen zich hier.";
        }
        catch (Exception error) when (IsOtherVersion(error))
        {
            return $"NotebookLib: deze versie van de kernel kent de formatters anders ({error.Message}). Gebruik .ToHtml() of .ToString() "
                + $"van een uitkomst.";
        }
    }

    private static string Commands(Kernel kernel, string version)
    {
        try
        {
            KernelCommands.Add(kernel);
            return " Opdrachten: #!claims, #!hypothesis, #!origin.";
        }
        catch (Exception error) when (IsOtherVersion(error))
        {
            return $" De opdrachten #!claims, #!hypothesis en #!origin kunnen niet in deze versie van de kernel ({version}); "
                + "ClaimRegister.Load(), Hypothesis.Registered(id) en .Origin doen hetzelfde.";
        }
    }

    /// <summary>The kernel draws its #!mermaid with a script from a CDN; here it is drawn as elsewhere in this project.</summary>
    private static void Mermaid()
    {
        var type = AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(a =>
            a.GetName().Name == "Microsoft.DotNet.Interactive.Mermaid")?.GetType("Microsoft.DotNet.Interactive.Mermaid.MermaidMarkdown");
        if (type is not null)
        {
            Formatter.Register(type, (value, writer) => writer.Write(Drawn(value.ToString() ?? "")), "text/html");
        }
    }

    private static string Drawn(string text)
    {
        try
        {
            return Charts.Diagram.Mermaid(text).ToHtml();
        }
        catch (FormatException wrong)
        {
            return $"<pre>{System.Net.WebUtility.HtmlEncode(text)}</pre><p>{System.Net.WebUtility.HtmlEncode(wrong.Message)}</p>";
        }
    }

    private static string Sql(Kernel kernel)
    {
        try
        {
            return SqlKernel.Add(kernel) ? " Vragen in SQL: #!sql." : "";
        }
        catch (Exception error) when (IsOtherVersion(error))
        {
            return $" #!sql kan niet in deze versie van de kernel ({error.Message}).";
        }
    }

    /// <summary>What the runtime says when a type or member is not there in the version that is loaded.</summary>
    internal static bool IsOtherVersion(Exception error) => error is TypeLoadException or MissingMemberException or FileNotFoundException
        or FileLoadException or BadImageFormatException
        || (error is TypeInitializationException or System.Reflection.TargetInvocationException && error.InnerException is { } inner
            && IsOtherVersion(inner));
}
