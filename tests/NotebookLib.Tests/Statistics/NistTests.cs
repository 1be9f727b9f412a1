using System.Text.Json;
using NotebookLib.Statistics;

namespace NotebookLib.Tests.Statistics;

/// <summary>NIST StRD data sets: the number of digits on which the library and the certified values agree.</summary>
[Trait("Category", "Reference")]
public class NistTests
{
    [Theory]
    [InlineData("nist_longley", 12)]
    [InlineData("nist_norris", 12)]
    [InlineData("nist_noint1", 13)]
    [InlineData("nist_wampler3", 13)]
    [InlineData("nist_wampler5", 12)]
    public void RegressionAgreesToThisManyDigits(string id, int digits)
    {
        var (inputs, expected) = Read(id);
        var fit = LinearModel.Fit(inputs.Numbers("y"), ReferenceFunctions.NistDesign(inputs));
        var certified = expected.GetProperty("estimates").EnumerateArray().Select(v => v.GetDouble()).ToArray();
        Assert.All(fit.Coefficients.Zip(certified), pair => Assert.InRange(Digits(pair.First.Estimate, pair.Second), digits, 16));
        var errors = expected.GetProperty("standard_errors").EnumerateArray().Select(v => v.GetDouble()).ToArray();
        Assert.All(fit.Coefficients.Zip(errors), pair => Assert.InRange(Digits(pair.First.StandardError, pair.Second), digits, 16));
    }

    [Theory]
    [InlineData("nist_numacc4", 8)]
    [InlineData("nist_numacc2", 13)]
    [InlineData("nist_mavro", 12)]
    [InlineData("nist_michelso", 13)]
    public void StandardDeviationsAgreeToThisManyDigits(string id, int digits)
    {
        var (inputs, expected) = Read(id);
        var sd = Math.Sqrt(Describe.Variance(inputs.Numbers("y")));
        Assert.InRange(Digits(sd, expected.GetProperty("sd").GetDouble()), digits, 16);
    }

    private static (Inputs Inputs, JsonElement Expected) Read(string id)
    {
        var file = Path.Combine(ReferenceFolder.Find(), id + ".json");
        if (!File.Exists(file))
        {
            Assert.Skip($"{id}.json is not among the reference cases here.");
        }
        var root = JsonDocument.Parse(File.ReadAllText(file)).RootElement;
        return (new(root.GetProperty("inputs")), root.GetProperty("expected"));
    }

    private static double Digits(double value, double certified) => value == certified ? 16
        : Math.Min(16, -Math.Log10(Math.Abs(value - certified) / Math.Abs(certified)));
}
