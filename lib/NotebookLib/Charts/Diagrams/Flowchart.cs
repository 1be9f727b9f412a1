namespace NotebookLib.Charts.Diagrams;

/// <summary>The outline of a node: what it stands for is said in its text.</summary>
internal enum Outline
{
    Box,
    Round,
    Stadium,
    Diamond,
    Circle,
}

/// <summary>A node of a flowchart.</summary>
/// <param name="Id">Its name in the text.</param>
/// <param name="Text">What it says.</param>
/// <param name="Outline">Its outline.</param>
internal sealed record FlowNode(string Id, string Text, Outline Outline);

/// <summary>An arrow.</summary>
/// <param name="From">The node it leaves.</param>
/// <param name="To">The node it goes to.</param>
/// <param name="Label">What stands at it; may be empty.</param>
/// <param name="HasHead">Whether it has a head; without, it is a line.</param>
/// <param name="IsDashed">Whether it is dashed.</param>
/// <param name="IsThick">Whether it is thick.</param>
internal sealed record FlowArrow(string From, string To, string Label, bool HasHead, bool IsDashed, bool IsThick);

/// <summary>A flowchart as it was written.</summary>
/// <param name="IsDown">Whether it goes down; otherwise from left to right.</param>
/// <param name="Title">Its <c>accTitle</c>; may be empty.</param>
/// <param name="Description">Its <c>accDescr</c>; may be empty.</param>
/// <param name="Nodes">The nodes, in order of first mention.</param>
/// <param name="Arrows">The arrows, in order.</param>
internal sealed record Flowchart(bool IsDown, string Title, string Description, IReadOnlyList<FlowNode> Nodes,
    IReadOnlyList<FlowArrow> Arrows);
