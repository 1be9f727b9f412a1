/** The least distance between the middles of two things to press. */
const NEED = 24;

/** Labels that can be pressed keep their distance; one that moves away from its line gets a thread to it. */
export function apart(frame: HTMLElement, leads: SVGElement): void {
  const labels = [...frame.querySelectorAll<HTMLElement>("button.nl-end")].map((label) => {
    const box = label.getBoundingClientRect(), top = parseFloat(label.style.top);
    return { label, box, top, left: parseFloat(label.style.left), to: top };
  }).sort((a, b) => a.top - b.top);
  type Label = (typeof labels)[0];
  const near = (a: Label, b: Label): boolean => a.box.left < b.box.right + 8 && b.box.left < a.box.right + 8;
  // a finger's circle around the middle of the one stays off the middle of the other, and off all of one of two lines
  const middles = (a: Label, b: Label): number => Math.max(NEED, NEED / 2 + Math.max(a.box.height, b.box.height) / 2 + 0.5,
    (a.box.height + b.box.height) / 2 + 3);
  const between = (a: Label, b: Label): number => middles(a, b) - (b.box.height - a.box.height) / 2;
  const low = Math.max(parseFloat(frame.style.height), ...labels.map((l) => l.top + l.box.height));
  labels.forEach((l, i) => { for (const above of labels.slice(0, i).filter((o) => near(o, l))) l.to = Math.max(l.to, above.to + between(above, l)); });
  for (let i = labels.length - 1; i >= 0; i--) {
    const l = labels[i]!;
    if (l.label.classList.contains("nl-key")) continue; // a key under the drawing: the frame grows, the names of the axis stay free
    l.to = Math.min(l.to, low - l.box.height);
    for (const below of labels.slice(i + 1).filter((o) => near(l, o))) l.to = Math.min(l.to, below.to - between(l, below));
  }
  const up = Math.min(0, ...labels.map((l) => l.to));
  const over = Math.max(0, ...labels.map((l) => l.to - up + l.box.height - low));
  if (over > 0) frame.style.height = `${parseFloat(frame.style.height) + over}px`;
  for (const { label, box, top, left, to } of labels) {
    const at = to - up;
    label.style.top = `${at}px`;
    if (Math.abs(at - top) < 5 || label.classList.contains("nl-key")) continue;
    const thread = document.createElementNS("http://www.w3.org/2000/svg", "line");
    const first = Math.min(box.height, 15) / 2;
    for (const [key, value] of Object.entries({ x1: left - 9, y1: top + first, x2: left - 2, y2: at + first })) thread.setAttribute(key, String(value));
    leads.append(thread);
  }
}
