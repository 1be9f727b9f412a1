using System.Text.Json.Nodes;
using NotebookLib.Hypotheses;

namespace NotebookLib.Tests.Hypotheses;

public sealed class RegistrationFileTests : Apart
{
    private static string Sealed => RegistrationFile.Text(Sample.Rise, Sample.Day);

    private static Registration Parse(string text) => RegistrationFile.Parse(text, "data/hypotheses/T05-proef.json", "T05-proef");

    private static string Refused(string text) => Assert.Throws<DataFileException>(() => Parse(text)).Message;

    [Fact]
    public void WhatIsWrittenIsReadBackWithTheSameHash()
    {
        var read = Parse(Sealed);
        Assert.Equal(Sample.Day, read.On);
        Assert.Equal(Sample.Rise.Register(Sample.Day).Sha256, read.Sha256);
        Assert.Equal(Sealed, RegistrationFile.Text(read.Hypothesis, read.On));
        Assert.Equal(JsonNode.Parse(Sealed)!["seal"]!["sha256"]!.GetValue<string>(), read.Sha256);
    }

    // sha256 over the canonical text, computed elsewhere with sha256sum
    [Fact]
    public void TheHashIsTheSha256OfTheCanonicalText()
    {
        var node = JsonNode.Parse("{ \"b\": \"e\\u0301\\r\\n\", \"a\": [1.0, 2.50, -1e-3], \"A\": null, \"c\": true }");
        Assert.Equal("{\"A\":null,\"a\":[1,2.5,-0.001],\"b\":\"é\\u000a\",\"c\":true}", CanonicalJson.Text(node));
        Assert.Equal("eb3bdc01ed0b96202766ac516ba42d0eca3709c23f3876c5cb30c1c3ded6deb4", CanonicalJson.Hash(node));
    }

    [Fact]
    public void LayoutOrderAndLineEndsDoNotMatter()
    {
        var node = JsonNode.Parse(Sealed)!.AsObject();
        var turned = new JsonObject(node.Reverse().Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone())));
        Assert.Equal(Sample.Rise.Register(Sample.Day).Sha256, Parse(turned.ToJsonString()).Sha256);
        Assert.Equal(Parse(Sealed).Sha256, Parse(Sealed.ReplaceLineEndings("\r\n")).Sha256);
        Assert.Equal(Parse(Sealed).Sha256, Parse(Sealed.Replace("0.05", "5e-2", StringComparison.Ordinal)).Sha256);
    }

    [Theory]
    [InlineData("registered", "\"2026-11-22\"", "\"2026-01-22\"")]
    [InlineData("claim", "Het aandeel stijgt.", "Het aandeel stijgt sterk.")]
    [InlineData("expects", "\"is\": \"above\"", "\"is\": \"below\"")]
    [InlineData("falsifier", "Het aandeel daalt.", "Het aandeel daalt fors.")]
    [InlineData("rivals", "\"margin\": 2", "\"margin\": 20")]
    [InlineData("alpha", "0.05", "0.1")]
    [InlineData("minimum_sources", "\"minimum_sources\": 3", "\"minimum_sources\": 1")]
    [InlineData("tests", "verschil van aandelen", "iets anders")]
    [InlineData("seen", "\"seen\": []", "\"seen\": [\"duo-rod\"]")]
    public void AnEditAfterRegistrationIsNamed(string field, string from, string to)
    {
        Assert.Contains(from, Sealed, StringComparison.Ordinal);
        var message = Refused(Sealed.Replace(from, to, StringComparison.Ordinal));
        Assert.StartsWith("data/hypotheses/T05-proef.json: it was changed after registration", message, StringComparison.Ordinal);
        Assert.Contains($" \"{field}\"", message[..message.IndexOf(')', StringComparison.Ordinal)], StringComparison.Ordinal);
        Assert.Contains("another id", message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnEditedSealIsNamedToo()
    {
        var hash = Parse(Sealed).Sha256;
        Assert.Contains("the seal itself", Refused(Sealed.Replace(hash, new string('0', 64), StringComparison.Ordinal)),
            StringComparison.Ordinal);
    }

    public static TheoryData<string, Func<string, string>> Hostile => new()
    {
        { "holds no object", _ => "[1, 2]" },
        { "not well-formed JSON", t => t[..200] },
        { "line 1 is not well-formed", _ => "" },
        { "not well-formed JSON", t => t.Replace("0.05", "NaN", StringComparison.Ordinal) },
        { "\"alpha\" needs a finite number", t => Unseal(t).Replace("0.05", "1e999", StringComparison.Ordinal) },
        { "\"alpha\" needs a finite number", t => Unseal(t).Replace("0.05", "\"0,05\"", StringComparison.Ordinal) },
        { "alpha is 0.7", t => Unseal(t).Replace("0.05", "0.7", StringComparison.Ordinal) },
        { "\"minimum_sources\" needs a whole number", t =>
            Unseal(t).Replace("\"minimum_sources\": 3", "\"minimum_sources\": 2.5", StringComparison.Ordinal) },
        { "minimum_sources is 0", t => Unseal(t).Replace("\"minimum_sources\": 3", "\"minimum_sources\": 0", StringComparison.Ordinal) },
        { "not well-formed JSON", t => t.Replace("\"alpha\": 0.05,", "\"alpha\": 0.05, \"alpha\": 0.01,", StringComparison.Ordinal) },
        { "field \"beta\" is not known", t => Unseal(t).Replace("\"alpha\"", "\"beta\": 1, \"alpha\"", StringComparison.Ordinal) },
        { "field \"falsifier\" is missing", t =>
            Unseal(t).Replace("\"falsifier\": \"Het aandeel daalt.\",", "", StringComparison.Ordinal) },
        { "falsifier is empty", t => Unseal(t).Replace("Het aandeel daalt.", " ", StringComparison.Ordinal) },
        { "rivals[1] \"gelijk\" has no field \"expects\"", t => Change(t, n => n["rivals"]![0]!.AsObject().Remove("expects")) },
        { "rivals is empty", t => Change(t, n => n["rivals"] = new JsonArray()) },
        { "two rivals have the same name", t => Change(t, n => n["rivals"]![1]!["name"] = "gelijk") },
        { "\"around\" is no expectation", t => Change(t, n => n["expects"]!["is"] = "around") },
        { "\"expects.margin\" needs a finite number", t =>
            Change(t, n => n["expects"] = new JsonObject { ["is"] = "equivalent", ["to"] = 0 }) },
        { "lower end first", t => Change(t, n => n["expects"] = new JsonObject { ["is"] = "within", ["low"] = 3, ["high"] = 1 }) },
        { "\"seen\" needs a list", t => Change(t, n => n["seen"] = "alles") },
        { "\"tests\" needs a text", t => Change(t, n => n["tests"] = new JsonArray(1)) },
        { "\"claim\" needs an object", t => Change(t, n => n["claim"] = "Het stijgt.") },
        { "\"id\" is \"T06-anders\"", t => Change(t, n => n["id"] = "T06-anders") },
        { "has a date, yet there is no seal", t => Change(t, n => n["registered"] = "2026-11-22") },
        { "needs a date such as", t => t.Replace("2026-11-22", "22-11-2026", StringComparison.Ordinal) },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void WhatIsWrongIsNamedWithFileAndField(string expected, Func<string, string> change)
    {
        var message = Refused(change(Sealed));
        Assert.StartsWith("data/hypotheses/T05-proef.json: ", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Fact]
    public void ARegistrationIsNotOverwritten()
    {
        var folder = Directory.CreateTempSubdirectory("nl-hyp-");
        try
        {
            var path = Sample.Rise.Draft().Save(folder.FullName);
            Assert.True(Hypothesis.Registered("T05-proef", folder.FullName).IsDraft);
            Sample.Rise.Register(Sample.Day).Save(folder.FullName);
            Assert.Equal(path, Sample.Rise.Register(Sample.Day).Save(folder.FullName));
            Assert.Contains("not overwritten", Assert.Throws<HypothesisException>(() =>
                (Sample.Rise with { Alpha = 0.1 }).Register(Sample.Day).Save(folder.FullName)).Message, StringComparison.Ordinal);
            Assert.False(Hypothesis.Registered("T05-proef", folder.FullName).IsDraft);
            Assert.Contains("there are T05-proef", Assert.Throws<DataFileException>(() => Hypothesis.Registered("T05-weg", folder.FullName))
                .Message, StringComparison.Ordinal);
            Assert.Throws<DataFileException>(() => Hypothesis.Registered("../T05-proef", folder.FullName));
            File.Copy(path, Path.Combine(folder.FullName, "t05-PROEF.json"));
            Assert.All(Hypothesis.All(folder.FullName), r =>
                Assert.Contains("only in capitals", r.Error!.Message, StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void EveryRegistrationInTheRepositoryIsAsItWasRegistered()
    {
        Assert.All(Hypothesis.All(), r => Assert.Null(r.Error));
        Assert.All(Hypothesis.All(), r => Assert.False(r.Registration!.IsDraft, r.Id));
    }

    private static string Unseal(string text) => Change(text, _ => { });

    // a draft, so that the field itself is read and not the seal
    private static string Change(string text, Action<JsonObject> change)
    {
        var node = JsonNode.Parse(text)!.AsObject();
        node.Remove("seal");
        node["registered"] = null;
        change(node);
        return node.ToJsonString(new() { WriteIndented = true });
    }
}
