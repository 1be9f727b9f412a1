using System.Reflection;

namespace NotebookLib.Frames;

/// <summary>Members of Plotly.NET's objects. Plotly.NET 5 calls setting one <c>SetValue</c>, 6 calls it <c>SetProperty</c>; this runs on
/// both.</summary>
internal static class Members
{
    private static readonly Action<DynamicObj.DynamicObj, string, object> Setter = Find().CreateDelegate<Action<DynamicObj.DynamicObj,
        string, object>>();

    public static void Set(DynamicObj.DynamicObj target, string key, object value) => Setter(target, key, value);

    public static object? Find(DynamicObj.DynamicObj target, string key) => target.GetProperties(false).FirstOrDefault(m =>
        m.Key == key).Value;

    private static MethodInfo Find()
    {
        var found = typeof(DynamicObj.DynamicObj).GetMethods().FirstOrDefault(m => m.Name is "SetProperty" or "SetValue"
            && m.GetParameters().Length == 2) ?? throw new MissingMethodException("DynamicObj", "SetProperty");
        return found.IsGenericMethodDefinition ? found.MakeGenericMethod(typeof(object)) : found;
    }
}
