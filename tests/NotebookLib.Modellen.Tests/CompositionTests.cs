using NotebookLib.Statistics;

namespace NotebookLib.Modellen.Tests;

public sealed class CompositionTests
{
    [Theory]
    [InlineData(8)]
    [InlineData(20)]
    public void Power_in_closed_form_agrees_with_drawn_sessions(int members)
    {
        const int Sessions = 300;
        double[] first = [25, 25, 25, 25], second = [20, 22, 30, 28];
        var distance = Composition.Of(first).Distance(Composition.Of(second));
        var found = 0;
        for (var s = 0; s < Sessions; s++)
        {
            var model = new ValueProfiles(s);
            var all = model.Draw(members, first, 0.3).Concat(model.Draw(members, second, 0.3, 1)).Select(p => Composition.Of(p)).ToList();
            found += new ProfileGroups(all, [.. Enumerable.Repeat("a", members), .. Enumerable.Repeat("b", members)]).Compare(199, s)
                .P <= 0.05 ? 1 : 0;
        }

        // four standard errors of a share in 300 sessions
        Assert.Equal(ProfileGroups.Power(members, distance, 0.3), (double)found / Sessions, 0.12);
    }
}
