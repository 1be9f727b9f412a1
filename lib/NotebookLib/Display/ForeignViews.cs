using System.Collections;
using System.Globalization;
using System.Net;
using System.Reflection;

namespace NotebookLib.Display;

/// <summary>
/// How values of packages that this library does not refer to show themselves in a notebook: a Deedle frame or series and a data frame as a
/// small table, a Plotly.NET chart as a figure, each marked as without origin. They are known by name and read by reflection, so that any
/// version of the package will do, from whichever folder. No view throws: at worst it gives the value's own text.
/// </summary>
internal static class ForeignViews
{
    private static readonly (string Assembly, string Type, Func<object, View> Show)[] Known =
    [
        ("Deedle", "Deedle.Frame`2", Frame),
        ("Deedle", "Deedle.Series`2", Series),
        ("Microsoft.Data.Analysis", "Microsoft.Data.Analysis.DataFrame", DataFrame),
        ("Microsoft.Data.Analysis", "Microsoft.Data.Analysis.DataFrameColumn", Column),
        ("Plotly.NET", "Plotly.NET.GenericChart", Chart),
        ("Plotly.NET", "Plotly.NET.GenericChart+GenericChart", Chart),
    ];

    private static Action<Type, string, Action<object, TextWriter>>? s_register;

    /// <summary>Registers a formatter for each of these types, of the packages that are loaded and of those that will be. The first who
    /// asks is served; a later call only registers what is loaded again.</summary>
    /// <param name="register">Given the type, a media type, and what writes it.</param>
    public static void Watch(Action<Type, string, Action<object, TextWriter>> register)
    {
        if (Interlocked.CompareExchange(ref s_register, register, null) is null)
        {
            AppDomain.CurrentDomain.AssemblyLoad += (_, loaded) => Register(loaded.LoadedAssembly);
        }

        RegisterLoaded();
    }

    /// <summary>Registers again for the packages that are loaded, after somebody cleared all formatters.</summary>
    public static void RegisterLoaded()
    {
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
        {
            Register(assembly);
        }
    }

    private static void Register(Assembly assembly)
    {
        if (!assembly.IsDynamic && s_register is { } register)
        {
            Views(assembly, register);
        }
    }

    /// <summary>The formatters for the types of one package; none for an assembly that is none of these.</summary>
    public static void Views(Assembly assembly, Action<Type, string, Action<object, TextWriter>> register)
    {
        foreach (var (_, name, show) in Known.Where(k => k.Assembly == assembly.GetName().Name))
        {
            if (assembly.GetType(name, throwOnError: false) is { } type)
            {
                register(type, "text/html", (value, writer) =>
                    writer.Write(Safe(value, show, view => view.Html(), text => $"<pre>{WebUtility.HtmlEncode(text)}</pre>")));
                register(type, "text/plain", (value, writer) => writer.Write(Safe(value, show, view => view.Plain(), text => text)));
            }
        }
    }

    private static string Safe(object value, Func<object, View> show, Func<View, string> form, Func<string, string> otherwise)
    {
#pragma warning disable CA1031 // a formatter that throws fails the whole cell
        try
        {
            return form(show(value));
        }
        catch (Exception)
        {
            return otherwise(Named(value));
        }
#pragma warning restore CA1031
    }

    private static string Named(object value)
    {
#pragma warning disable CA1031
        try
        {
            return value.ToString() is { Length: <= 2000 } text ? text : value.GetType().Name;
        }
        catch (Exception)
        {
            return value.GetType().Name;
        }
#pragma warning restore CA1031
    }

    private static View Chart(object chart)
    {
        var type = chart.GetType();
        while (type.FullName is not ("Plotly.NET.GenericChart" or "Plotly.NET.GenericChart+GenericChart"))
        {
            type = type.BaseType!;
        }

        var write = type.GetMethod("toFigureJson", BindingFlags.Public | BindingFlags.Static)
            ?? type.DeclaringType!.GetMethod("toFigureJson", BindingFlags.Public | BindingFlags.Static)!;
        var figure = Charts.OtherChart.Bare((string)write.Invoke(null, [chart])!);
        return new(figure.ToHtml, figure.ToString);
    }

    private static View DataFrame(object frame)
    {
        var columns = Items(Get(frame, "Columns")!).ToList();
        return Small([.. columns.Select(Values)], Convert.ToInt64(Get(Get(frame, "Rows")!, "Count"), CultureInfo.InvariantCulture));
    }

    private static View Column(object column) => Small([Values(column)], (long)Get(column, "Length")!);

    private static (string, Type, Func<int, object?>) Values(object column)
    {
        var at = column.GetType().GetProperty("Item", typeof(object), [typeof(long)]) ?? column.GetType().GetProperties().First(p =>
            p.Name == "Item" && p.GetIndexParameters() is [{ ParameterType: { } index }] && index == typeof(long));
        return ((string)Get(column, "Name")!, (Type)Get(column, "DataType")!, row => at.GetValue(column, [(long)row]));
    }

    private static View Series(object series) =>
        Small([Keys("sleutel", Get(series, "Keys")!), Sequence("waarde", series.GetType().GetGenericArguments()[1], series)],
        Convert.ToInt64(Get(series, "KeyCount"), CultureInfo.InvariantCulture));

    private static View Frame(object frame)
    {
        var read = frame.GetType().GetMethods().First(m => m.Name == "GetColumn" && m.IsGenericMethodDefinition && m.GetGenericArguments()
            .Length == 1 && m.GetParameters().Length == 1).MakeGenericMethod(typeof(object));
        var columns = Items(Get(frame, "ColumnKeys")!).Zip(Items(Get(frame, "ColumnTypes")!), (key, type) =>
            (Key: key, Type: (Type)type)).ToList();
        var keys = Keys("", Get(frame, "RowKeys")!);
        var counted = Enumerable.Range(0, Math.Min(20, Items(Get(frame, "RowKeys")!).Count())).All(row => keys.At(row) is int key
            && key == row);
        return Small([.. counted ? [] : new[] { keys }, .. columns.Take(SmallTable.MostColumns).Select(c =>
            Sequence(Cells.Text(c.Key), c.Type, read.Invoke(frame, [c.Key])!)),
            .. columns.Skip(SmallTable.MostColumns).Select(c => (Cells.Text(c.Key), c.Type, (Func<int, object?>)(_ => null)))],
                Convert.ToInt64(Get(frame, "RowCount"), CultureInfo.InvariantCulture));
    }

    private static (string Name, Type Type, Func<int, object?> At) Keys(string name, object keys)
    {
        var first = Items(keys).Take(SmallTable.MostRows).ToList();
        return (name, typeof(string), row => first[row]);
    }

    private static (string Name, Type Type, Func<int, object?> At) Sequence(string name, Type type, object series)
    {
        var first = Items(Get(Get(series, "Vector")!, "ObjectSequence")!).Take(SmallTable.MostRows).Select(v => (bool)Get(v, "HasValue")!
            ? Get(v, "Value") : null).ToList();
        return (name, type, row => first[row]);
    }

    private static View Small((string Name, Type Type, Func<int, object?> At)[] columns, long rows)
    {
        var table = new SmallTable([.. columns.Select(c => (c.Name, IsNumber(c.Type)))], rows, (row, column) =>
            Cells.Text(columns[column].At(row), columns[column].Name), [SmallTable.WithoutOrigin]);
        return new(table.Html, table.Plain);
    }

    private static bool IsNumber(Type type) => Type.GetTypeCode(Nullable.GetUnderlyingType(type) ?? type) is >= TypeCode.SByte
        and <= TypeCode.Decimal;

    private static object? Get(object from, string property) =>
        (from.GetType().GetProperty(property, BindingFlags.Public | BindingFlags.Instance)
        ?? from.GetType().GetInterfaces().Select(i => i.GetProperty(property)).First(p => p is not null))!.GetValue(from);

    private static IEnumerable<object> Items(object sequence) => ((IEnumerable)sequence).Cast<object>();

    private sealed record View(Func<string> Html, Func<string> Plain);
}
