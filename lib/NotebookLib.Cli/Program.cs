using System.CommandLine;
using NotebookLib.Cli;

if (args is ["worker", ..])
{
    return await NotebookLib.Notebooks.Running.Worker.RunAsync();
}

var root = new RootCommand("Runs the notebooks of Van Data naar Actie, verifies every published claim, and builds the site.")
{
    RunCommand.Create(),
    VerifyCommand.Create(),
    PreviewCommand.Create(),
    DataCommands.Create(),
    HypothesisCommands.Create(),
    WorkshopCommands.Create(),
    NewCommand.Create(),
    ConvertCommand.Create(),
    KernelCommand.Create(),
    DoctorCommand.Create(),
};
return await Cli.InvokeAsync(root, args);
