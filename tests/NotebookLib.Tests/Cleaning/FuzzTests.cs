using System.Text;
using NotebookLib.Cleaning;

namespace NotebookLib.Tests.Cleaning;

/// <summary>Broken files: whatever the bytes, reading ends, accounts for every row, and fails only with the one clear error.</summary>
public class FuzzTests
{
    private static readonly string[] Seeds =
    [
        "INSTELLINGSCODE;VESTIGINGSCODE;NAAM_VESTIGING;SOORT_VESTIGING;LEERLINGEN_2020;LEERLINGEN_2021\r\n00AO;00AO00;De "
            + "Bolster;VSO;31;<5\r\n00AR;00AR00;\"BS \"\"\"\"De Maasparel\"\"\"\"\";BO;136;\r\n",
        "\uFEFFNR_ADMIN_VAN,NR_ADMIN_NAAR,DT_OVERGANG,CODE_OVERGANG\r\n\"00AE\",\"01WI\",1-8-2005,\"V\"\r\n\"00AN\",\"01WI\",1-1-2005,\"F\"\r\n",
        "Titel\n\nRegio\tPerioden\tTotaal\nGM0363    \t2022SJ00\tx\nGM0364    \t2022SJ00\t1.369\nFryslân\t2022SJ00\t-\n© CBS\n",
        "a|b|c\n1|\"x|y\nz\"|9562,58\n.|-1|N.v.t.\n\n",
        "naam,n\n\"Daltonschool, De Ster\",<5\nFryslÃ¢n,12\n",
    ];

    private static readonly byte[][] Bits = [[0], [(byte)'"'], [(byte)';'], [(byte)'\n'], [(byte)'\r'], [0xFF], [0xEF, 0xBB, 0xBF], [0xC3],
        [0xE2, 0x82], [(byte)'<', (byte)'5'], [(byte)','], [(byte)'\t'], [0xFF, 0xFE], [(byte)' ']];

    [Fact]
    public void A_hundred_thousand_broken_files_are_survived()
    {
        var seeds = Seeds.SelectMany(s =>
            new[] { Encoding.UTF8.GetBytes(s), CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(s) })
            .Append(Encoding.Unicode.GetBytes(Seeds[3])).ToArray();
        var random = new Random(20261122);
        var (read, refused) = (0, 0);
        for (var i = 0; i < 100_000; i++)
        {
            var bytes = Mutate(seeds[random.Next(seeds.Length)], random);
            try
            {
                var record = Look.Record(DelimitedFile.FromBytes(bytes));
                Assert.Equal(record.Rows, record.Kept + record.Dropped);
                Assert.Equal(record.Dropped, record.Changes.Count(c => c.New is null));
                read++;
            }
            catch (UnreadableFileException)
            {
                refused++;
            }
            catch (Exception e) when (e is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"Invoer {i} ({Convert.ToBase64String(bytes)}): {e}");
            }
        }

        Assert.True(read > 90_000 && refused > 0, $"{read} gelezen, {refused} geweigerd");
    }

    [Fact]
    public void Memory_does_not_grow_with_the_file()
    {
        var file = DelimitedFile.FromBytes(Encoding.UTF8.GetBytes("a;b\n" + string.Concat(Enumerable.Repeat(" x ;<5\n;\n", 200_000))),
            options: new ReadOptions { MaxChangesKept = 100 });
        Look.Record(file);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var record = Look.Record(file);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal((400_000L, 200_000L), (record.Rows, record.Suppressed));
        Assert.True(allocated < 8_000_000, $"{allocated} bytes voor {record.Rows} rijen");
    }

    private static byte[] Mutate(byte[] seed, Random random)
    {
        var bytes = new List<byte>(seed);
        for (var n = random.Next(1, 6); n > 0 && bytes.Count > 1; n--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(7))
            {
                case 0:
                    bytes.RemoveRange(at, Math.Min(bytes.Count - at, random.Next(1, 20)));
                    break;
                case 1:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(0, Math.Min(bytes.Count, random.Next(1, 60))));
                    break;
                case 3:
                    (bytes[at], bytes[^1]) = (bytes[^1], bytes[at]);
                    break;
                case 4:
                    bytes[at] = (byte)random.Next(256);
                    break;
                default:
                    bytes.InsertRange(at, Bits[random.Next(Bits.Length)]);
                    break;
            }
        }

        return [.. bytes];
    }
}
