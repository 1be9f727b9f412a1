using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.CSharp;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

namespace NotebookLib.Interactive.Tests;

/// <summary><c>#!sql</c> in .NET Interactive's own composite kernel; that it answers is tested in the tool itself, which fetches
/// packages.</summary>
public sealed class SqlKernelTests : IDisposable
{
    private readonly CompositeKernel _kernel = [new CSharpKernel().UseValueSharing()];

    public SqlKernelTests() => _kernel.DefaultKernelName = "csharp";

    public void Dispose()
    {
        _kernel.Dispose();
        Formatter.ResetToDefault();
    }

    [Fact]
    public async Task The_extension_adds_the_language_once()
    {
        await new NotebookLibExtension().OnLoadAsync(_kernel);
        Assert.Single(_kernel.ChildKernels, k => k.Name == "sql");
        Assert.False(SqlKernel.Add(_kernel));
    }

    [Fact]
    public async Task A_kernel_that_cannot_fetch_says_what_to_do()
    {
        await new NotebookLibExtension().OnLoadAsync(_kernel);
        var result = await _kernel.SendAsync(new SubmitCode("#!sql\nselect 1"));
        Assert.Contains("#r \"nuget: DuckDB.NET.Data.Full, 1.5.6.1\"", result.Events.OfType<CommandFailed>().Last().Message,
            StringComparison.Ordinal);
    }
}
