if (args is ["worker", ..])
{
    return await NotebookLib.Notebooks.Running.Worker.RunAsync();
}

return 0;
