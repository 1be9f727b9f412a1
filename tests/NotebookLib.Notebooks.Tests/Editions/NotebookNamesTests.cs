using NotebookLib.Notebooks.Editions;

namespace NotebookLib.Notebooks.Tests.Editions;

public class NotebookNamesTests
{
    private static readonly string[] All = ["/w/00-leeswijzer.ipynb", "/w/03-gezamenlijke-betekenisgeving.ipynb",
        "/w/13-experimenten.ipynb", "/w/30-dertig.ipynb", "/w/hypothese-H-1.ipynb", "/w/hypothese-H-10.ipynb", "/w/Mijn analyse.ipynb"];

    [Theory]
    [InlineData("3", "03-gezamenlijke-betekenisgeving")]
    [InlineData("03", "03-gezamenlijke-betekenisgeving")]
    [InlineData("0", "00-leeswijzer")]
    [InlineData("30", "30-dertig")]
    [InlineData("03-gez", "03-gezamenlijke-betekenisgeving")]
    [InlineData("03-GEZ", "03-gezamenlijke-betekenisgeving")]
    [InlineData("notebooks/13-experimenten.ipynb", "13-experimenten")]
    [InlineData("hypothese-H-1", "hypothese-H-1")]
    [InlineData("mijn", "Mijn analyse")]
    public void A_number_a_name_or_its_beginning_is_enough(string asked, string expected) =>
        Assert.Equal(expected, Path.GetFileNameWithoutExtension(NotebookNames.Find(asked, All)));

    [Theory]
    [InlineData("hypothese", "hypothese could be hypothese-H-1.ipynb or hypothese-H-10.ipynb.", "Give more of the name.")]
    [InlineData("4", "Notebook 4 does not exist.", "Near it: 00-leeswijzer.ipynb, 03-gezamenlijke-betekenisgeving.ipynb, "
        + "13-experimenten.ipynb.")]
    [InlineData("leeswyzer", "Notebook leeswyzer does not exist.", "Near it: 00-leeswijzer.ipynb.")]
    [InlineData("betekenisgeving", "Notebook betekenisgeving does not exist.", "Near it: 03-gezamenlijke-betekenisgeving.ipynb.")]
    [InlineData("zzzzzzzz", "Notebook zzzzzzzz does not exist.", "Known: 00-leeswijzer.ipynb, 03-gezamenlijke-betekenisgeving.ipynb, "
        + "13-experimenten.ipynb, 30-dertig.ipynb, hypothese-H-1.ipynb, hypothese-H-10.ipynb, Mijn analyse.ipynb.")]
    public void What_is_not_there_or_could_be_two_is_refused_with_what_is_near(string asked, string what, string wayOut)
    {
        var error = Assert.Throws<UsageException>(() => NotebookNames.Find(asked, All));
        Assert.Equal((what, wayOut), (error.Message, error.WayOut));
    }

    [Fact]
    public void A_number_that_two_begin_with_is_refused() =>
        Assert.Equal("3 could be 03-a.ipynb or 3-b.ipynb.", Assert.Throws<UsageException>(() =>
            NotebookNames.Find("3", ["/w/03-a.ipynb", "/w/3-b.ipynb"])).Message);
}
