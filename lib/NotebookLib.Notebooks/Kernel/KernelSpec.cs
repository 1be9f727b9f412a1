using System.Text.Encodings.Web;
using System.Text.Json;
using NotebookLib.Notebooks.Running;

namespace NotebookLib.Notebooks.Kernel;

/// <summary>How Jupyter finds and starts the kernel: a folder with <c>kernel.json</c> among its kernelspecs.</summary>
public static class KernelSpec
{
    /// <summary>The name of the kernel.</summary>
    public const string DefaultName = "notebooklib";

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>The data folder of this user: <c>JUPYTER_DATA_DIR</c>, or where Jupyter has it on this system.</summary>
    public static string UserFolder()
    {
        if (Environment.GetEnvironmentVariable("JUPYTER_DATA_DIR") is { Length: > 0 } own)
        {
            return own;
        }

        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return OperatingSystem.IsWindows() ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "jupyter")
            : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Jupyter")
            : Path.Combine(Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } data ? data
                : Path.Combine(home, ".local", "share"), "jupyter");
    }

    /// <summary>The data folder of a Python environment or of the whole system.</summary>
    /// <param name="prefix">The prefix, e.g. <c>/usr/local</c> or the folder of a virtual environment.</param>
    public static string PrefixFolder(string prefix) => Path.Combine(Path.GetFullPath(prefix), "share", "jupyter");

    /// <summary>Writes the kernelspec, over one of the same name.</summary>
    /// <param name="dataFolder">Jupyter's data folder, see <see cref="UserFolder"/> and <see cref="PrefixFolder"/>.</param>
    /// <param name="name">The kernel's name: letters, digits, <c>-</c>, <c>.</c> and <c>_</c>.</param>
    /// <param name="command">The command that <c>kernel run</c> and its options come after.</param>
    /// <returns>The folder of the kernelspec.</returns>
    /// <exception cref="KernelException">The name is not allowed, or the folder cannot be written.</exception>
    public static string Install(string dataFolder, string name, IReadOnlyList<string> command)
    {
        ArgumentNullException.ThrowIfNull(command);
        var folder = Folder(dataFolder, name);
        Write(Path.Combine(folder, "kernel.json"), new
        {
            argv = (string[])[.. command, "kernel", "run", "--connection-file", "{connection_file}"],
            display_name = name == DefaultName ? "NotebookLib (C#)" : $"NotebookLib (C#), as {name}",
            language = "C#",
            interrupt_mode = "message",
            metadata = new { debugger = false },
        });
        return folder;
    }

    /// <summary>Where the kernelspec of that name is; it need not be there.</summary>
    internal static string Folder(string dataFolder, string name)
    {
        ArgumentNullException.ThrowIfNull(dataFolder);
        ArgumentNullException.ThrowIfNull(name);
        return name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_') && name is not "." and not ".."
            ? Path.Combine(Path.GetFullPath(dataFolder), "kernels", name)
            : throw new KernelException($"\"{name}\" is no kernel name: use letters, digits, '-', '.' and '_'.");
    }

    internal static void Write<T>(string file, T content)
    {
        try
        {
            AtomicFile.Write(file, JsonSerializer.SerializeToUtf8Bytes(content, Json));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new KernelException($"{Path.GetDirectoryName(file)} cannot be written: {e.Message} Give another place with --prefix DIR "
                + $"or JUPYTER_DATA_DIR.", e);
        }
    }

    /// <summary>The command that starts this program again.</summary>
    public static IReadOnlyList<string> ThisProgram()
    {
        var process = Environment.ProcessPath ?? "dotnet";
        var entry = Path.Combine(AppContext.BaseDirectory, System.Reflection.Assembly.GetEntryAssembly()!.GetName().Name + ".dll");
        return Path.GetFileNameWithoutExtension(process) == "dotnet" ? [process, entry] : [process];
    }
}
