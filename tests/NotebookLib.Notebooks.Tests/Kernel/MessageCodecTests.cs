using System.Text;
using System.Text.Json.Nodes;
using NotebookLib.Notebooks.Kernel;
using NotebookLib.Notebooks.Kernel.Wire;

namespace NotebookLib.Notebooks.Tests.Kernel;

public sealed class MessageCodecTests
{
    private readonly MessageCodec _client = new("sleutel", "client");
    private readonly MessageCodec _kernel = new("sleutel", "kernel");

    [Fact]
    public void What_one_writes_the_other_reads()
    {
        var message = _kernel.Read(Request(new JsonObject { ["code"] = "\"é🎒\u2028\"", ["silent"] = true, ["n"] = 3 }));
        Assert.Equal(("execute_request", "\"é🎒\u2028\"", true, 3, "", false),
            (message.Type, message.Text("code"), message.Flag("silent", false), message.Number("n", 0), message.Text("n"),
            message.Flag("code", false)));
    }

    [Fact]
    public void A_message_is_taken_once()
    {
        var request = Request([]);
        _kernel.Read(request);
        Assert.Contains("received before", Assert.Throws<InvalidDataException>(() => _kernel.Read(request)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_key_nothing_is_signed()
    {
        var (client, kernel) = (new MessageCodec("", "client"), new MessageCodec("", "kernel"));
        var frames = client.Write(null, "kernel_info_request", null, []);
        Assert.Empty(frames[1]);
        Assert.Equal("kernel_info_request", kernel.Read(new Envelope([1], frames)).Type);
    }

    [Fact]
    public void Any_changed_octet_is_noticed()
    {
        var random = new Random(20261122);
        for (var i = 0; i < 500; i++)
        {
            var request = Request(new JsonObject { ["code"] = "1+1" });
            var frames = request.Frames.Select(f => f.ToArray()).ToList();
            var frame = frames[random.Next(1, 6)];
            frame[random.Next(frame.Length)] ^= (byte)(1 << random.Next(8));
            Assert.Throws<InvalidDataException>(() => _kernel.Read(request with { Frames = frames }));
        }
    }

    [Theory]
    [InlineData(0, "fewer parts")]
    [InlineData(3, "fewer parts")]
    [InlineData(5, "fewer parts")]
    public void A_cut_off_message_is_named(int frames, string expected) =>
        Assert.Contains(expected, Assert.Throws<InvalidDataException>(() =>
            _kernel.Read(new Envelope([1], [.. Request([]).Frames.Take(frames)]))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("geen json", "no JSON")]
    [InlineData("[1]", "no JSON object")]
    public void A_part_that_is_no_object_is_named(string header, string expected)
    {
        var unsigned = new MessageCodec("", "kernel");
        byte[][] frames = ["<IDS|MSG>"u8.ToArray(), [], Encoding.UTF8.GetBytes(header), "{}"u8.ToArray(), "{}"u8.ToArray(),
            "{}"u8.ToArray()];
        Assert.Contains(expected, Assert.Throws<InvalidDataException>(() => unsigned.Read(new Envelope([1], frames))).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"shell_port":1}""", "control_port is missing")]
    [InlineData("""{"shell_port":"x"}""", "shell_port is missing or no port number")]
    [InlineData("""{"shell_port":70000}""", "shell_port")]
    [InlineData("""{"transport":"pgm"}""", "transport is \"pgm\"")]
    [InlineData("""{"signature_scheme":"hmac-md5"}""", "only hmac-sha256")]
    [InlineData("{", "no JSON")]
    [InlineData("[]", "no JSON object")]
    public void A_wrong_connection_file_is_named_with_its_key(string json, string expected)
    {
        using var folder = new TestFolder();
        var file = folder.Write("kernel.json", json);
        var message = Assert.Throws<KernelException>(() => ConnectionFile.Load(file)).Message;
        Assert.StartsWith(file, message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_connection_file_is_named() =>
        Assert.Contains("no such connection file", Assert.Throws<KernelException>(() => ConnectionFile.Load("/nergens/kernel.json"))
            .Message, StringComparison.Ordinal);

    private Envelope Request(JsonObject content) => new([1], _client.Write(null, "execute_request", null, content));
}
