namespace NotebookLib.Notebooks.Packages;

/// <summary>How the lock file of a notebook takes part: the packages that its cells name with <c>#r "nuget:"</c>, with their content
/// hashes.</summary>
public enum LockMode
{
    /// <summary>It is followed where it covers what is asked, and never written: kernel and preview.</summary>
    Follow,

    /// <summary>Versions have to be exact; the lock is followed, and written where it does not cover what is asked: <c>run</c>.</summary>
    Keep,

    /// <summary>As <see cref="Keep"/>, and an existing lock is made anew: <c>run --update-packages</c>.</summary>
    Renew,
}

/// <summary>Where lock files are: one per notebook, so that two notebooks never change the same lines.</summary>
public static class LockFiles
{
    /// <summary>The lock file of a notebook, beside it.</summary>
    /// <param name="notebook">The notebook's file.</param>
    public static string Of(string notebook) => Path.ChangeExtension(notebook, ".packages.lock.json");
}
