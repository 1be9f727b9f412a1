using NotebookLib.Display;

namespace NotebookLib.Tests.Display;

public class DomainFormatterTests
{
    private static readonly Origin Source = new(OriginKind.Published, "DUO", "een <tabel>", "", "duo.nl", null, "CC0");

    private static string Shown<T>(FormatterSource<T> source, T value, string mime)
    {
        var writer = new StringWriter();
        Assert.True(source.CreateTypeFormatters().OfType<FormatterSource<T>.MimeFormatter>().Single(f => f.MimeType == mime)
            .Format(value!, writer));
        return writer.ToString();
    }

    [Fact]
    public void A_quantity_is_shown_with_its_source()
    {
        var quantity = new Quantity(33.187, "% van instroom", Source);
        Assert.Equal("33,2 % van instroom\nBron: DUO, een <tabel>", Shown(new QuantityFormatter(), quantity, "text/plain"));
        Assert.Contains("een &lt;tabel&gt;", Shown(new QuantityFormatter(), quantity, "text/html"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_series_is_a_table_with_provisional_years_marked()
    {
        var series = new YearSeries("po.so", "so", "leerlingen", Source,
            [new(new SchoolYear(2018), 30868), new(new SchoolYear(2019), 32069, true)]);
        var html = Shown(new YearSeriesFormatter(), series, "text/html");
        Assert.Contains("<td style=\"text-align:right\">30.868</td>", html, StringComparison.Ordinal);
        Assert.Contains("2019/&#39;20 (voorlopig)", html, StringComparison.Ordinal);
        Assert.Equal("so (leerlingen)\n2018/'19 30.868\n2019/'20* 32.069\nBron: DUO, een <tabel>",
            Shown(new YearSeriesFormatter(), series, "text/plain"));
    }

    [Fact]
    public void Kernels_find_the_formatters_by_the_name_of_the_attribute() => Assert.All(new[] { typeof(Quantity), typeof(YearSeries) },
        type => Assert.Contains(type.GetCustomAttributes(false), a => a.GetType().Name == "TypeFormatterSourceAttribute"));
}
