using NotebookLib.Display;

namespace NotebookLib.Tests.Display;

public class PlainTextTests
{
    [Fact]
    public void A_type_of_this_library_gives_what_a_cell_stores()
    {
        var share = new Quantity(12.5, "% van po", new Origin(OriginKind.Published, "DUO", "proef", "", "duo.nl", null, "CC0"));
        Assert.Equal("12,5 % van po\nBron: DUO, proef", PlainText.Of(share));
    }

    [Fact]
    public void Other_values_give_their_own_text_whatever_the_culture()
    {
        Assert.Equal("<null>", PlainText.Of(null));
        Assert.Equal("tekst", PlainText.Of("tekst"));
        Assert.Equal("1.5", PlainText.Of(1.5));
        Assert.Equal("1\n<null>\n2.5", PlainText.Of(new object?[] { 1, null, 2.5 }));
        Assert.Equal("a", PlainText.Of(new List<string> { "a" }));
        Assert.Equal("", PlainText.Of(Array.Empty<int>()));
        Assert.Equal("Paar { A = 1 }", PlainText.Of(new Paar(1)));
    }

    private sealed record Paar(int A);
}
