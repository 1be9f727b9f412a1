// Replaces parts of a page in place. A comment <!--nl HASH--> stands before each part; a part that keeps its hash is not touched, whatever scripts made of it.
export type Part = [section: string, hash: string, state: string];
export interface Update { parts: Part[]; html: Record<string, string> }

interface Live { section: string; hash: string; nodes: ChildNode[] }

let live: Live[] | null = null;

/** The parts as the page was served. */
function read(): Live[] {
  const found: Live[] = [];
  const article = document.querySelector("main > article")!;
  const walk = (parent: Element): void => {
    for (const node of [...parent.childNodes]) {
      if (node instanceof Comment && node.data.startsWith("nl ")) found.push({ section: parent === article ? "" : key(parent.id), hash: node.data.slice(3), nodes: [node] });
      else if (node instanceof HTMLElement && node.matches("section.step")) walk(node);
      else if (found.length > 0 && node.parentNode === found.at(-1)!.nodes[0]!.parentNode) found.at(-1)!.nodes.push(node);
    }
  };
  walk(article);
  return found;
}

const key = (id: string): string => id;
const idOf = (section: string): string => /\bid="([^"]*)"/.exec(section)?.[1] ?? "";
const elements = (part: Live): HTMLElement[] => part.nodes.filter((n) => n instanceof HTMLElement);

/** Which of the old parts stay: the longest common run of the two lists. */
function kept(old: Live[], now: Part[]): Map<number, number> {
  const same = (i: number, j: number): boolean => old[i]!.hash === now[j]![1] && old[i]!.section === idOf(now[j]![0]);
  const length = Array.from({ length: old.length + 1 }, () => new Array<number>(now.length + 1).fill(0));
  for (let i = old.length - 1; i >= 0; i--) for (let j = now.length - 1; j >= 0; j--) length[i]![j] = same(i, j) ? length[i + 1]![j + 1]! + 1 : Math.max(length[i + 1]![j]!, length[i]![j + 1]!);
  const pairs = new Map<number, number>();
  for (let i = 0, j = 0; i < old.length && j < now.length;) {
    if (same(i, j)) pairs.set(j++, i++);
    else if (length[i + 1]![j]! >= length[i]![j + 1]!) i++;
    else j++;
  }
  return pairs;
}

/** Brings the page to what the message lists. */
export function change(message: Update): void {
  const first = live === null;
  const old = live ?? read();
  const stay = kept(old, message.parts);
  if (stay.size !== old.length || old.length !== message.parts.length) replace(old, message, stay, first);
  else live = old;
  message.parts.forEach(([, , state], i) => {
    for (const element of elements(live![i]!)) {
      element.classList.toggle("nl-stale", state === "stale");
      element.classList.toggle("nl-running", state === "running");
    }
  });
}

function replace(old: Live[], message: Update, stay: Map<number, number>, first: boolean): void {
  const staying = new Set(stay.values());
  const place = anchor(old, staying);
  const marked = selected(old.filter((_, i) => !staying.has(i)));
  const focus = document.activeElement;
  const article = document.querySelector("main > article")!;
  const next: Live[] = [];
  const fresh: Live[] = [];
  let passed = -1; // old parts up to here are dealt with
  message.parts.forEach(([section, hash], j) => {
    const at = stay.get(j);
    if (at !== undefined) {
      passed = at;
      next.push(old[at]!);
      return;
    }
    const template = document.createElement("template");
    template.innerHTML = message.html[hash] ?? "";
    const nodes: ChildNode[] = [document.createComment(`nl ${hash}`), ...template.content.childNodes];
    const id = idOf(section);
    let parent: Element = article;
    if (id) {
      const found = document.getElementById(id);
      if (found) parent = found;
      else {
        const holder = document.createElement("template");
        holder.innerHTML = `${section}</section>`;
        parent = holder.content.firstElementChild!;
        const before = next.at(-1);
        const after = before && before.section ? document.getElementById(before.section) : before?.nodes.at(-1) ?? null;
        if (after) after.after(parent); else article.append(parent);
      }
    }
    const previous = next.at(-1);
    if (previous && previous.section === id) previous.nodes.at(-1)!.after(...nodes);
    else if (previous && !id && previous.section) document.getElementById(previous.section)!.after(...nodes);
    else parent.prepend(...nodes);
    const part = { section: id, hash, nodes };
    // the part that it takes the place of: the next old one that goes, before the next one that stays
    const following = [...stay].find(([to]) => to > j)?.[1] ?? old.length;
    let instead: Live | undefined;
    for (let i = passed + 1; i < following && !instead; i++) {
      if (!staying.has(i) && old[i]!.section === id) { instead = old[i]; passed = i; }
    }
    if (instead) carry(instead, part, focus);
    next.push(part);
    fresh.push(part);
  });
  old.forEach((part, i) => { if (!staying.has(i)) for (const node of part.nodes) node.remove(); });
  for (const section of document.querySelectorAll("main > article > section.step")) if (!next.some((p) => p.section === section.id)) section.remove();
  live = next;
  for (const part of fresh) {
    for (const element of elements(part)) {
      document.dispatchEvent(new CustomEvent("nl:part", { detail: wrap(element) }));
      if (!first) element.classList.add("nl-new");
    }
  }
  restore(marked);
  place();
}

/** An element that is looked into together with itself. */
function wrap(element: HTMLElement): ParentNode {
  return { querySelectorAll: (selector: string) => [...(element.matches(selector) ? [element] : []), ...element.querySelectorAll(selector)], querySelector: (selector: string) => (element.matches(selector) ? element : element.querySelector(selector)) } as unknown as ParentNode;
}

/** Takes over what the reader opened, how far they scrolled inside, and where the keyboard was. */
function carry(from: Live, to: Live, focus: Element | null): void {
  const pick = (part: Live, selector: string): HTMLElement[] => elements(part).flatMap((e) => [...(e.matches(selector) ? [e] : []), ...e.querySelectorAll<HTMLElement>(selector)]);
  const name = (details: Element): string => `${details.className.split(" ")[0] ?? ""} ${details.querySelector("summary")?.textContent?.replace(/\d+/g, "") ?? ""}`;
  const opened = new Map<string, boolean[]>();
  for (const details of pick(from, "details") as HTMLDetailsElement[]) opened.set(name(details), [...(opened.get(name(details)) ?? []), details.open]);
  for (const details of pick(to, "details") as HTMLDetailsElement[]) {
    const was = opened.get(name(details))?.shift();
    if (was !== undefined) details.open = was;
  }
  for (const selector of [".nl-table-wrap", "pre"]) {
    const wide = pick(to, selector);
    pick(from, selector).forEach((e, i) => { const now = wide[i]; if (now && (e.scrollLeft || e.scrollTop)) queueMicrotask(() => { now.scrollLeft = e.scrollLeft; now.scrollTop = e.scrollTop; }); });
  }
  const reachable = "a[href], button, summary, [tabindex], input, textarea";
  const at = focus ? pick(from, reachable).indexOf(focus as HTMLElement) : -1;
  if (at >= 0) queueMicrotask(() => pick(to, reachable)[at]?.focus({ preventScroll: true }));
}

/** Keeps what the reader looks at where it is: the part nearest to the top of the window that stays, or else the place itself. */
function anchor(old: Live[], staying: Set<number>): () => void {
  const boxes = old.flatMap((part, i) => (staying.has(i) ? elements(part) : [])).map((element) => ({ element, box: element.getBoundingClientRect() })).filter(({ box }) => box.height > 0);
  const inView = boxes.filter(({ box }) => box.bottom > 60 && box.top < innerHeight);
  const best = (inView.length > 0 ? inView : boxes.filter(({ box }) => box.bottom <= 60).slice(-1))[0];
  const [top, y] = [best?.box.top ?? 0, scrollY];
  return () => {
    if (y < 5) return;
    const moved = best ? best.element.getBoundingClientRect().top - top : 0;
    const target = best ? scrollY + moved : y;
    if (Math.abs(target - scrollY) > 0.5) scrollTo({ top: target, behavior: "instant" });
  };
}

interface Selected { part: Live; index: number; start: number; end: number; text: string }

/** A selection inside a part that goes: where it is in the text. */
function selected(going: Live[]): Selected | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  for (const part of going) {
    const list = elements(part);
    const index = list.findIndex((e) => e.contains(range.startContainer) && e.contains(range.endContainer));
    if (index < 0) continue;
    const before = document.createRange();
    before.selectNodeContents(list[index]!);
    before.setEnd(range.startContainer, range.startOffset);
    const start = before.toString().length;
    return { part, index, start, end: start + range.toString().length, text: range.toString() };
  }
  return null;
}

/** Selects the same words again where they still stand in the part that came instead. */
function restore(was: Selected | null): void {
  if (!was || !live) return;
  for (const part of live) {
    for (const element of elements(part)) {
      const text = element.textContent ?? "";
      const at = text.slice(was.start, was.end) === was.text ? was.start : -1;
      if (at < 0 || part.section !== was.part.section) continue;
      const range = document.createRange();
      let seen = 0;
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
        if (seen <= at && at <= seen + node.length) range.setStart(node, at - seen);
        if (seen <= was.end && was.end <= seen + node.length) { range.setEnd(node, was.end - seen); break; }
        seen += node.length;
      }
      getSelection()?.removeAllRanges();
      getSelection()?.addRange(range);
      return;
    }
  }
}
