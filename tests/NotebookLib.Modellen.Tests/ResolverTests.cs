using NotebookLib.Claims;
using NotebookLib.Sources;
using static NotebookLib.Claims.ClaimFinding;

namespace NotebookLib.Modellen.Tests;

/// <summary>Every resolver with made-up data that confirm, data that refute, and data that are missing.</summary>
public sealed class ResolverTests
{
    private static readonly ClaimResolvers Resolvers = ClaimResolvers.In(typeof(ResolverTests).Assembly);
    private static readonly ClaimRegister Register = ClaimRegister.Load();
    private static readonly Published Published = Published.Load().InVintage("ocw-2023");

    public static TheoryData<string, ClaimFinding, ClaimFinding> Cases
    {
        get
        {
            var cases = new TheoryData<string, ClaimFinding, ClaimFinding>();
            string[] figures = ["LL-T7-06", "LL-T7-07", "LL-T7-08", "LL-T7-09", "LL-T7-10", "LL-T8-03", "LL-T7-14", "LL-T7-31", "LL-T7-45"];
            string[] necessary = ["LL-T8-13", "LL-QA-04", "LL-T7-39"];
            foreach (var id in Resolvers.All.SelectMany(r => r.Ids))
            {
                var (yes, no) = figures.Contains(id) ? (Reproduced, Deviates) : necessary.Contains(id) ? (Undecided, Contradicted)
                    : (Supported, Contradicted);
                cases.Add(id, yes, no);
            }

            return cases;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Data_that_arrive_settle_the_claim_either_way(string id, ClaimFinding confirmed, ClaimFinding refuted)
    {
        Assert.Equal(confirmed, Answer(id, confirms: true).Finding);
        var other = Answer(id, confirms: false);
        Assert.Equal(refuted, other.Finding);
        Assert.NotEmpty(other.Computed);
        Assert.NotEmpty(other.Rule);
    }

    [Fact]
    public void Without_its_source_a_resolver_says_which_is_missing()
    {
        using var empty = new MadeUpSources();
        Assert.All(Resolvers.All, r =>
        {
            var run = r.Run(new ClaimInputs(empty.Cache, Register, Published));
            Assert.Empty(run.Answers);
            Assert.Equal(r.Needs.Select(n => n.Source), run.Missing);
        });
    }

    [Fact]
    public void A_file_without_the_year_or_the_column_decides_nothing_and_says_so()
    {
        using var early = new MadeUpSources();
        early.Rows("duo-weccluster", ResolverData.Weccluster, ResolverData.Clusters(6.8, 7.3, 2018, 2019, 2021));
        var run = Of("LL-T7-09").Run(new ClaimInputs(early.Cache, Register, Published));
        Assert.Empty(run.Answers);
        Assert.Contains("cluster 3 in 2024", run.Problem, StringComparison.Ordinal);
        early.Rows("duo-weccluster", "PEILJAAR,TYPE_PO,AANTAL_LEERLINGEN", ["2018,VSO,5", "2024,VSO,6"]);
        Assert.Contains("CLUSTER", Of("LL-T7-09").Run(new ClaimInputs(early.Cache, Register, Published)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Masked_cells_that_leave_both_answers_open_are_not_compared()
    {
        using var masked = new MadeUpSources();
        masked.Rows("duo-weccluster", ResolverData.Weccluster, ResolverData.Clusters(5, 7.3, 2018, 2023, 2024)
            .Concat(Enumerable.Range(0, 100).Select(i => $"{i + 10:00}XX,{i + 10:00}XX00,VSO,2024,3,<5")));
        var answer = Of("LL-T7-09").Run(new ClaimInputs(masked.Cache, Register, Published)).Answers.Single(a => a.Id == "LL-T7-09");
        Assert.Equal(NotComparable, answer.Finding);
        Assert.Null(answer.Number);
    }

    [Fact]
    public void Every_claim_that_needs_data_has_a_resolver_or_a_reason_why_not()
    {
        var need = ExpectedStatuses.Read(Register)!;
        var open = Register.Claims.Where(c => need[c.Id] == ClaimStatus.NeedsData).Select(c => c.Id).Order().ToList();
        var (solved, why) = (Resolvers.All.SelectMany(r => r.Ids).ToList(), OpenClaim.Read(Register));
        Assert.Equal(open, solved.Concat(why.Select(w => w.Id)).Order());
        Assert.Empty(solved.Intersect(why.Select(w => w.Id)));
        Assert.All(why, w => Assert.True(w.Why.Split(' ').Length >= 6 && w.Why.EndsWith('.'), w.Id));
    }

    [Fact]
    public void Every_source_that_a_resolver_names_is_in_the_catalogue_and_names_its_columns()
    {
        var folder = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Register.Folder)!, "sources");
        var known = SourceCatalogue.Load(folder).Entries.Select(e => e.Id).ToHashSet();
        Assert.All(Resolvers.All.SelectMany(r => r.Needs), n => Assert.True(known.Contains(n.Source) && n.Columns.Length > 0, n.Source));
    }

    private static ClaimResolver Of(string id) => Resolvers.All.Single(r => r.Ids.Contains(id));

    private static ClaimAnswer Answer(string id, bool confirms)
    {
        using var sources = new MadeUpSources();
        ResolverData.Write(sources, Of(id).Needs.Select(n => n.Source), confirms);
        if (id == "LL-T7-28" && confirms)
        {
            sources.Rows("duo-weccluster", ResolverData.Weccluster, ResolverData.Clusters(-12, 7.3, 2018, 2021)); // as the demography
        }

        var run = Of(id).Run(new ClaimInputs(sources.Cache, Register, Published));
        Assert.Equal("", run.Problem);
        Assert.Empty(run.Missing);
        return run.Answers.Single(a => a.Id == id);
    }
}
