using System.Runtime.CompilerServices;
using NotebookLib.Display;

namespace NotebookLib.Frames;

/// <summary>
/// In a .NET Interactive kernel: frames, data frames and Plotly.NET charts show themselves as small tables and figures as soon as this
/// assembly is there. The kernel's formatting library is found by name, so that nothing is loaded where there is no kernel.
/// </summary>
internal static class KernelFormatters
{
#pragma warning disable CA2255 // a notebook only names the assembly; nobody would call this
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Register()
    {
        var formatter = AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(a =>
            a.GetName().Name == "Microsoft.DotNet.Interactive.Formatting")?.GetType("Microsoft.DotNet.Interactive.Formatting.Formatter");
        var register = formatter?.GetMethod("Register", [typeof(Type), typeof(Action<object, TextWriter>), typeof(string)]);
        var prefer = formatter?.GetMethod("SetPreferredMimeTypesFor", [typeof(Type), typeof(string[])]);
        if (register is not null && prefer is not null)
        {
            ForeignViews.Watch((type, mimeType, write) =>
            {
                register.Invoke(null, [type, write, mimeType]);
                prefer.Invoke(null, [type, new[] { "text/html", "text/plain" }]);
            });
        }
    }
}
