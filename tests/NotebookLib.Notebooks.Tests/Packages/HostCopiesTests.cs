using System.Reflection;
using NotebookLib.Notebooks.Packages;

namespace NotebookLib.Notebooks.Tests.Packages;

[Collection(nameof(PackageFeed))]
public sealed class HostCopiesTests : IDisposable
{
    private readonly PackageFeed _feed = new();

    public void Dispose() => _feed.Dispose();

    [Fact]
    public async Task The_library_as_a_package_is_the_one_that_runs()
    {
        _feed.Write("nuget.config", "hier wordt niet naar gekeken");
        using var session = new InProcess(_feed.Notebooks);
        Assert.Equal("2018/'19", await session.ValueAsync("#r \"nuget: NotebookLib, 0.1.0\"\nusing NotebookLib;\nnew "
            + "SchoolYear(2018).ToString()"));
        Assert.Null(session.Session.Taint);
        Assert.Equal(typeof(SchoolYear).Assembly.Location, await session.ValueAsync("typeof(SchoolYear).Assembly.Location"));
        Assert.Contains("the one that runs this notebook, 0.1.0", (await session.ErrorAsync("#r \"nuget: NotebookLib, 9.0.0\"")).Value,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_that_needs_the_library_shares_its_types_and_a_later_one_is_refused()
    {
        _feed.Add("NotebookLib", "0.1.0", "public class Nep { }");
        _feed.Add("Proef.Erbij", "1.0.0", "public class Erbij { }", [("NotebookLib", "0.1.0")]);
        _feed.Add("Proef.Later", "0.9.0", "public class Later { }", assembly: "Microsoft.DotNet.Interactive.Formatting");
        _feed.Add("Proef.Later", "99.0.0", "public class Later { }", assembly: "Microsoft.DotNet.Interactive.Formatting");
        using var session = new InProcess(_feed.Notebooks);
        Assert.Equal(typeof(SchoolYear).Assembly.Location,
            await session.ValueAsync("#r \"nuget: Proef.Erbij, 1.0.0\"\ntypeof(NotebookLib.SchoolYear).Assembly.Location"));
        Assert.StartsWith("(1,1): Package Proef.Later 99.0.0 brings Microsoft.DotNet.Interactive.Formatting 99.0.0.0, and cells share the "
            + "host's Microsoft.DotNet.Interactive.Formatting 1.0.0.0.",
            (await session.ErrorAsync("#r \"nuget: Proef.Later, 99.0.0\"")).Value, StringComparison.Ordinal);
        // what was refused left nothing behind
        Assert.Contains("2", await session.ValueAsync("#r \"nuget: Proef.Later, 0.9.0\"\n1 + 1"), StringComparison.Ordinal);
        Assert.Equal("Package Proef.Later 0.9.0 brings Microsoft.DotNet.Interactive.Formatting 0.9.0.0, and cells share the host's "
            + "Microsoft.DotNet.Interactive.Formatting 1.0.0.0.\n",
            Assert.IsType<NotebookLib.Notebooks.Format.StreamOutput>(session.Outputs[0]).Text);
    }

    [Fact]
    public async Task Another_version_of_what_the_host_alone_uses_stands_beside_the_host_s()
    {
        _feed.Add("Proef.Getallen", "99.0.0", "namespace MathNet.Numerics { public static class Constants { public static int Eigen => 99; "
            + "} }", assembly: "MathNet.Numerics");
        using var session = new InProcess(_feed.Notebooks);
        Assert.Contains("99", await session.ValueAsync("#r \"nuget: Proef.Getallen, 99.0.0\"\nMathNet.Numerics.Constants.Eigen"),
            StringComparison.Ordinal);
        Assert.Contains("True", await session.ValueAsync("#r \"NotebookLib\"\nNotebookLib.Statistics.ProportionInterval.Wilson(3, "
            + "10).ToString().Length > 0"), StringComparison.Ordinal);
    }

    [Fact]
    public void Types_of_no_other_assembly_go_to_and_fro_between_cells_and_host()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location);
        Assembly[] exchanged = [typeof(SchoolYear).Assembly, typeof(Microsoft.DotNet.Interactive.Formatting.Formatter).Assembly,
            typeof(Microsoft.AspNetCore.Html.IHtmlContent).Assembly];

        // these two read a file row by row with CsvHelper inside the library; no cell hands them a reader
        var seen = exchanged.SelectMany(a => a.GetExportedTypes()).Where(t => t.Name is not ("RowView" or "Blank")).SelectMany(Touches)
            .SelectMany(Parts).Select(t => t.Assembly).Distinct()
            .Where(a => Path.GetDirectoryName(a.Location) != framework).Select(a => a.GetName().Name!).Where(n =>
                !HostCopies.Exchanged.Contains(n)).ToList();
        Assert.Empty(seen);
        Assert.Contains("NotebookLib", HostCopies.Exchanged);
    }

    private static IEnumerable<Type> Touches(Type type) => type.GetInterfaces().Append(type.BaseType ?? typeof(object))
        .Concat(type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .SelectMany(m => m switch
        {
            MethodInfo method => method.GetParameters().Select(p => p.ParameterType).Append(method.ReturnType),
            ConstructorInfo constructor => constructor.GetParameters().Select(p => p.ParameterType),
            PropertyInfo property => [property.PropertyType],
            FieldInfo field => [field.FieldType],
            _ => Array.Empty<Type>(),
        }));

    private static IEnumerable<Type> Parts(Type type) => type.HasElementType ? Parts(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type) : [type];
}
