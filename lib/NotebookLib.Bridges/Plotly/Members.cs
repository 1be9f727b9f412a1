namespace NotebookLib.Bridges;

/// <summary>Members of Plotly.NET's objects. Plotly.NET 5 calls setting one <c>SetValue</c>, 6 calls it <c>SetProperty</c>; this runs on both.</summary>
internal static class Members
{
    private static readonly Action<DynamicObj.DynamicObj, string, object> Setter =
        (typeof(DynamicObj.DynamicObj).GetMethod("SetProperty", [typeof(string), typeof(object)]) ?? typeof(DynamicObj.DynamicObj).GetMethod("SetValue", [typeof(string), typeof(object)])
            ?? throw new MissingMethodException("DynamicObj", "SetProperty")).CreateDelegate<Action<DynamicObj.DynamicObj, string, object>>();

    public static void Set(DynamicObj.DynamicObj target, string key, object value) => Setter(target, key, value);

    public static object? Find(DynamicObj.DynamicObj target, string key) => target.GetProperties(false).FirstOrDefault(m => m.Key == key).Value;
}
