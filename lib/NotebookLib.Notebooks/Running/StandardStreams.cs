using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace NotebookLib.Notebooks.Running;

/// <summary>
/// Takes the process's standard input and output for the protocol and leaves cells, native code and child processes an
/// empty input and the error stream, so that nothing they do can get between the frames.
/// </summary>
internal static class StandardStreams
{
    internal static (Stream Input, Stream Output) Take()
    {
        if (OperatingSystem.IsWindows())
        {
            return (Console.OpenStandardInput(), Console.OpenStandardOutput());
        }

        // F_DUPFD_CLOEXEC: a copy that child processes do not inherit.
        var duplicate = OperatingSystem.IsMacOS() ? 67 : 1030;
        var (input, output) = (Fcntl(0, duplicate, 3), Fcntl(1, duplicate, 3));
        using (var nothing = File.OpenHandle("/dev/null"))
        {
            _ = Dup2((int)nothing.DangerousGetHandle(), 0);
        }

        _ = Dup2(2, 1);
        return (new FileStream(new SafeFileHandle(input, true), FileAccess.Read, 0), new FileStream(new SafeFileHandle(output, true),
            FileAccess.Write, 0));
    }

    [DllImport("libc", EntryPoint = "fcntl")]
    private static extern int Fcntl(int descriptor, int command, int argument);

    [DllImport("libc", EntryPoint = "dup2")]
    private static extern int Dup2(int from, int to);
}
