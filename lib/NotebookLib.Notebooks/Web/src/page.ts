// What reading pages do beyond HTML: language, explained words, search, filters, sorting, pictures as PNG.
import { all, h, save } from "./dom";
import { heldBy, partsOf } from "./synonyms";

/** English words for navigation, from data-en; the abstracts open along. */
export function startLanguage(): void {
  const menu = document.querySelector("details.menu");
  if (!menu) return;
  const words = all<HTMLElement>("[data-en]").map((element) => ({ element, nl: element.textContent ?? "", en: element.dataset.en! }));
  let english = false;
  const button = h("button", { type: "button", class: "language", click: () => set(!english) });
  const set = (on: boolean): void => {
    english = on;
    for (const { element, nl, en } of words) {
      element.textContent = on ? en : nl;
      if (on) element.lang = "en";
      else element.removeAttribute("lang");
    }
    for (const summary of all<HTMLDetailsElement>("details.abstract")) summary.open = on;
    for (const part of all<HTMLElement>(".abstract-en")) part.hidden = !on;
    button.textContent = on ? "Nederlands" : "English";
    button.lang = on ? "nl" : "en";
    try { localStorage.setItem("nl-taal", on ? "en" : "nl"); } catch { /* then only for this page */ }
  };
  menu.before(button);
  let stored: string | null = null;
  try { stored = localStorage.getItem("nl-taal"); } catch { /* Dutch */ }
  set(stored === "en");
}

/** The explanation of a word, on hover and on focus; Escape closes it. */
export function startTerms(root: ParentNode = document): void {
  const tip = document.querySelector<HTMLElement>("body > .tip") ?? h("div", { class: "tip", "aria-hidden": "true", hidden: true });
  document.body.append(tip);
  const show = (link: HTMLElement): void => {
    const text = document.getElementById(link.getAttribute("aria-describedby") ?? "")?.textContent;
    if (!text) return;
    tip.textContent = text;
    tip.hidden = false;
    const at = link.getBoundingClientRect();
    const left = Math.max(8, Math.min(at.left, document.documentElement.clientWidth - tip.offsetWidth - 8));
    tip.style.left = `${left + scrollX}px`;
    tip.style.top = `${(at.bottom + tip.offsetHeight + 12 > innerHeight ? at.top - tip.offsetHeight - 6 : at.bottom + 6) + scrollY}px`;
  };
  const hide = (): void => { tip.hidden = true; };
  for (const link of all<HTMLElement>("a.term", root)) {
    for (const type of ["mouseenter", "focus"]) link.addEventListener(type, () => show(link));
    for (const type of ["mouseleave", "blur"]) link.addEventListener(type, hide);
    // a tap explains here; who wants the list opens the link in a window of its own, or finds it in the menu
    link.addEventListener("click", (e) => { if (!e.ctrlKey && !e.metaKey && !e.shiftKey) { e.preventDefault(); show(link); } });
  }
  if (root === document) document.addEventListener("keydown", (e) => { if (e.key === "Escape") hide(); });
}

const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Search in the index that the build made: all words must be found. */
export function startSearch(): void {
  const box = document.querySelector<HTMLElement>(".search");
  const index = (globalThis as { nlIndex?: [string, string, string, string][] }).nlIndex;
  if (!box || !index) return;
  const entries = index.map(([href, title, kind, text]) => ({ href, title, kind, text, all: plain(`${title} ${kind} ${text}`), head: plain(title) }));
  const input = box.querySelector("input")!;
  const [count, hits] = [box.querySelector<HTMLElement>(".count")!, box.querySelector<HTMLElement>(".hits")!];
  const excerpt = (text: string, word: string): HTMLElement => {
    const at = Math.max(0, plain(text).indexOf(word));
    const [from, to] = [Math.max(0, at - 70), at + word.length + 110];
    const line = h("p", {}, from > 0 ? "… " : "", text.slice(from, at), h("mark", {}, text.slice(at, at + word.length)), text.slice(at + word.length, to), to < text.length ? " …" : "");
    return line;
  };
  const find = (): void => {
    const parts = partsOf(plain(input.value));
    const found = parts.length === 0 ? [] : entries.map((e) => ({ e, words: parts.map((p) => heldBy(e.all, p)) })).filter((f): f is { e: (typeof entries)[0]; words: string[] } => f.words.every((w) => w !== null))
      .map(({ e, words }) => ({ e, words, score: words.reduce((sum, w, i) => sum + (w === parts[i]!.own ? 1 : 0) + (e.head.includes(w) ? 5 : 0) + Math.min(3, e.all.split(w).length - 1), 0) })).sort((a, b) => b.score - a.score);
    const others = parts.flatMap((p) => p.others);
    const also = others.length > 0 ? ` Ook gezocht op: ${others.join(", ")}.` : "";
    count.textContent = parts.length === 0 ? "" : found.length === 0 ? `Niets gevonden.${also} Probeer een ander of korter woord.` : `${found.length} gevonden${found.length > 40 ? ", de eerste 40" : ""}.${also}`;
    hits.replaceChildren(...found.slice(0, 40).map(({ e, words }) => h("li", {}, h("a", { href: e.href }, e.title), " ", h("small", {}, e.kind), excerpt(e.text, words.find((w) => plain(e.text).includes(w)) ?? ""))));
  };
  box.hidden = false;
  input.addEventListener("input", find);
  input.value = decodeURIComponent(location.hash.slice(1));
  if (input.value) find();
}

export function startFilters(): void {
  const form = document.querySelector<HTMLFormElement>("form.filters");
  if (!form) return;
  const rows = all<HTMLTableRowElement>(".claims-of tbody tr").map((row) => ({ row, text: plain(row.textContent ?? ""), status: row.dataset.status, theme: row.closest<HTMLElement>(".claims-of")!.dataset.theme }));
  const value = (name: string): string => (form.elements.namedItem(name) as HTMLInputElement).value;
  const count = form.querySelector<HTMLElement>(".count")!;
  const apply = (): void => {
    const words = plain(value("tekst")).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const { row, text, status, theme } of rows) {
      const fits = (!value("status") || status === value("status")) && (!value("thema") || theme === value("thema")) && words.every((w) => text.includes(w));
      row.hidden = !fits;
      if (fits) shown++;
    }
    for (const section of all<HTMLElement>(".claims-of")) section.hidden = !section.querySelector("tbody tr:not([hidden])");
    count.textContent = shown === rows.length ? `${rows.length} uitspraken` : `${shown} van ${rows.length} uitspraken`;
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", (e) => e.preventDefault());
  form.hidden = false;
  apply();
}

/** Tables longer than a screen sort on a click on a head. */
export function startSorting(root: ParentNode = document): void {
  for (const table of all<HTMLTableElement>("table.nl-table", root)) {
    const body = table.tBodies[0];
    if (!body || body.rows.length < 13) continue;
    const key = (row: HTMLTableRowElement, i: number): string => row.cells[i]?.textContent?.trim() ?? "";
    const number = (text: string): number => Number(text.replaceAll(".", "").replace(",", ".").replace("−", "-").replace(/[^\d.-]/g, "") || NaN);
    all<HTMLTableCellElement>("thead th", table).forEach((head, i) => {
      if (!head.textContent?.trim()) return; // a button without a word has no name
      const button = h("button", { type: "button", class: "sort" });
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        for (const other of all("thead th", table)) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const numeric = i > 0 && head.classList.contains("nl-num");
        const sorted = [...body.rows].sort((a, b) => (numeric ? number(key(a, i)) - number(key(b, i)) || 0 : key(a, i).localeCompare(key(b, i), "nl")));
        body.append(...(down ? sorted.reverse() : sorted));
      });
    });
  }
}

/** The picture of a figure as PNG, twice its size, with title and sources. */
export function startPictures(root: ParentNode = document): void {
  for (const tools of all<HTMLElement>("figure.nl-figure > .tools", root)) {
    const figure = tools.closest("figure")!;
    const link = tools.querySelector<HTMLAnchorElement>('a[href$=".svg"]');
    const svg = figure.querySelector<SVGSVGElement>("svg.wide");
    if (!svg || !link) continue;
    link.after(h("button", { type: "button", click: () => { void png(figure, svg, link.href.split("/").pop()!.replace(".svg", ".png")); } }, "PNG", h("span", { class: "vh" }, ` van ${figure.querySelector(".nl-title")?.textContent ?? ""}`)));
  }
}

async function png(figure: HTMLElement, svg: SVGSVGElement, name: string): Promise<void> {
  const { width, height } = svg.viewBox.baseVal;
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute("color", "#1c1c1a");
  const image = new Image();
  image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(new XMLSerializer().serializeToString(copy));
  await image.decode();
  const sources = all(".nl-source", figure).map((p) => p.textContent ?? "");
  const top = 56, scale = 2, canvas = h("canvas", { width: width * scale, height: (height + top + 16 * sources.length + 12) * scale });
  const pen = canvas.getContext("2d")!;
  pen.scale(scale, scale);
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, width, canvas.height);
  pen.drawImage(image, 0, top, width, height);
  pen.fillStyle = "#1c1c1a";
  pen.font = "600 16px Inter, sans-serif";
  pen.fillText(figure.querySelector(".nl-title")?.textContent ?? "", 8, 22, width - 16);
  pen.font = "13px Inter, sans-serif";
  pen.fillText(figure.querySelector(".nl-subtitle")?.textContent ?? "", 8, 42, width - 16);
  pen.font = "10px Inter, sans-serif";
  sources.forEach((line, i) => pen.fillText(line, 8, height + top + 14 * (i + 1), width - 16));
  canvas.toBlob((blob) => { if (blob) save(name, blob); }, "image/png");
}
