namespace NotebookLib.Notebooks.Site;

/// <summary>The outputs of blocks as HTML, kept for as long as a block stays what it was: for a page that is rendered again and
/// again.</summary>
internal sealed class KeptOutputs
{
    private readonly Dictionary<(string Id, int Place), (Block Block, IReadOnlyDictionary<string, string> Explained,
        Outputs Outputs)> _kept = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    /// <summary>A new rendering begins.</summary>
    public void Begin() => _places.Clear();

    /// <summary>What a block shows; as before when narrative, outputs and explanations are the same.</summary>
    public Outputs Of(Block block, SiteContext context)
    {
        var key = (block.Id, _places[block.Id] = _places.GetValueOrDefault(block.Id) + 1);
        if (!_kept.TryGetValue(key, out var before) || before.Explained != context.Explained || before.Block.Markdown != block.Markdown
            || !before.Block.Outputs.SequenceEqual(block.Outputs, ReferenceEqualityComparer.Instance))
        {
            _kept[key] = before = (block, context.Explained, Outputs.Of(block, context.Explained, context.Files));
        }

        return before.Outputs;
    }
}
