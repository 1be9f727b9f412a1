// Cuts a page into slides: one thought each, on a sheet of 960 by 540 that is scaled up as one. What does not fit goes on to a next
// slide at the border of a paragraph, list item or sentence; a long table shows what fits and says where the rest is.
import { all, h } from "./dom";

export const WIDTH = 960, HEIGHT = 540;
/** The smallest letters on a sheet: 24 pixels on a screen of 1366 by 768. */
const LETTERS = 18;

export interface Slide { sheet: HTMLElement; from: HTMLElement; notes: string[] }

const clean = (node: Element | null | undefined): string => (node?.textContent ?? "").replace(/\s+/g, " ").trim();

/** A copy that stands beside its original: with ids of its own, without what only works on the page. */
let copies = 0;
function copy(node: Element): HTMLElement {
  const twin = node.cloneNode(true) as HTMLElement;
  const mark = `-dia${++copies}`;
  for (const own of [twin, ...all<HTMLElement>("[id]", twin)].filter((e) => e.id)) {
    const old = own.id;
    own.id = old + mark;
    for (const user of [twin, ...all(`*`, twin)]) {
      for (const { name, value } of [...user.attributes]) {
        if (name === "id") continue;
        if (value === `#${old}` || value.split(" ").includes(old)) user.setAttribute(name, value.split(" ").map((v) => (v === old || v === `#${old}` ? v + mark : v)).join(" "));
        else if (value.includes(`url(#${old})`)) user.setAttribute(name, value.replaceAll(`url(#${old})`, `url(#${old}${mark})`));
      }
    }
  }
  for (const link of all("a", twin)) link.replaceWith(...link.childNodes);
  for (const button of all("button.sort", twin)) button.replaceWith(...button.childNodes);
  for (const extra of all("button, script, .tools, .vh, .nagerekend, .sure, .nl-source, summary, .footnotes, sup[id^=fnref]", twin)) extra.remove();
  for (const stop of all("[tabindex]", twin)) stop.removeAttribute("tabindex");
  return twin;
}

class Cutter {
  readonly slides: Slide[] = [];
  private readonly bench = h("div", { class: "deck measure", "aria-hidden": "true" });

  constructor() { document.body.append(this.bench); }

  done(): Slide[] {
    this.bench.remove();
    return this.slides;
  }

  /** A slide, on the bench so that it can be measured. */
  private open(from: HTMLElement, kind: string, step: HTMLElement | null): { sheet: HTMLElement; body: HTMLElement } {
    const body = h("div", { class: "inner" });
    const sheet = h("div", { class: `sheet ${kind} ${step?.id ?? ""}`.trim() }, body);
    this.bench.replaceChildren(sheet);
    this.slides.push({ sheet, from, notes: [] });
    return { sheet, body };
  }

  private note(...lines: string[]): void { this.slides.at(-1)!.notes.push(...lines.filter(Boolean)); }

  private fits(sheet: HTMLElement): boolean {
    const body = sheet.firstElementChild as HTMLElement;
    return body.scrollHeight <= body.clientHeight && body.scrollWidth <= body.clientWidth;
  }

  head(from: HTMLElement, kind: string, step: HTMLElement | null, notes: string[], ...parts: (Element | null)[]): void {
    const { body } = this.open(from, kind, step);
    body.append(...parts.filter((p) => p !== null).map(copy));
    this.note(...notes);
  }

  /** Parts one after another, a next slide where the sheet is full. A part that fills more than a sheet is split. */
  flow(from: HTMLElement, kind: string, step: HTMLElement | null, parts: Element[], notes: string[] = []): void {
    const queue = parts.map((p) => copy(p)).filter((p) => clean(p) !== "");
    let { sheet, body } = { sheet: null as HTMLElement | null, body: null as HTMLElement | null };
    while (queue.length > 0) {
      if (!sheet || !body) {
        ({ sheet, body } = this.open(from, kind, step));
        this.note(...notes);
      }
      const part = queue.shift()!;
      body.append(part);
      if (this.fits(sheet)) continue;
      if (body.children.length > 1 && !/^H\d$/.test(body.children[body.children.length - 2]!.tagName)) {
        part.remove();
        queue.unshift(part);
      } else {
        const rest = this.split(sheet, part);
        if (rest) queue.unshift(rest);
      }
      [sheet, body] = [null, null];
    }
  }

  /** One slide with as many of the parts as fit, three at most, and how many are left. */
  pack(from: HTMLElement, kind: string, step: HTMLElement | null, parts: HTMLElement[], notes: string[]): void {
    const { sheet, body } = this.open(from, kind, step);
    this.note(...notes);
    const more = h("p", { class: "more" });
    const say = (): void => { more.textContent = `Nog ${parts.length - (body.children.length - 1)} op de pagina.`; };
    body.append(copy(parts[0]!), more);
    say();
    if (!this.fits(sheet)) sheet.classList.add("small");
    for (const part of parts.slice(1, 3)) {
      more.before(copy(part));
      say();
      if (this.fits(sheet)) continue;
      more.previousElementSibling!.remove();
      break;
    }
    say();
    if (body.children.length > parts.length) more.remove();
  }

  /** Takes from a part what does not fit; null where nothing can be taken. */
  private split(sheet: HTMLElement, part: HTMLElement): HTMLElement | null {
    if (part.querySelector("table") ?? part.matches("table")) {
      this.shorten(sheet, part);
      return null;
    }
    const rest = part.cloneNode(false) as HTMLElement;
    rest.removeAttribute("id");
    if (part.children.length > 1 && !part.matches("p, li")) {
      while (part.children.length > 1 && !this.fits(sheet)) rest.prepend(part.lastElementChild!);
      if (part.matches("ol")) rest.setAttribute("start", String(Number(part.getAttribute("start") ?? 1) + part.children.length));
      const over = this.fits(sheet) ? null : this.split(sheet, part.firstElementChild as HTMLElement);
      if (over) rest.prepend(over);
      return rest;
    }
    if (part.matches("blockquote, ul, ol, div, section, aside, li") && part.children.length === 1) {
      const inner = this.split(sheet, part.firstElementChild as HTMLElement);
      if (!inner) return null;
      rest.append(inner);
      return rest;
    }
    const sentences = clean(part).split(/(?<=[.?!:;])\s+(?=\p{Lu}|\d|['‘“"])/u);
    if (sentences.length < 2) { sheet.classList.add("small"); return null; }
    let count = sentences.length;
    do part.textContent = sentences.slice(0, --count).join(" "); while (count > 1 && !this.fits(sheet));
    rest.textContent = sentences.slice(count).join(" ");
    return rest;
  }

  /** A table as far as it fits: the first rows, and from the right the columns that have no room. */
  private shorten(sheet: HTMLElement, part: HTMLElement): void {
    const table = part.matches("table") ? (part as HTMLTableElement) : part.querySelector("table")!;
    const body = sheet.firstElementChild as HTMLElement;
    const more = h("p", { class: "more" }, "Meer op de pagina.");
    const wide = (): boolean => table.scrollWidth > body.clientWidth || body.scrollWidth > body.clientWidth;
    const columns = (): number => Math.max(0, ...[...table.rows].map((r) => r.cells.length));
    if (wide() && ![...table.rows].some((r) => [...r.cells].some((c) => c.colSpan > 1 || c.rowSpan > 1))) {
      body.append(more);
      while (wide() && columns() > 2) for (const row of table.rows) if (row.cells.length > 2) row.lastElementChild!.remove();
    }
    const rows = [...(table.tBodies[0]?.rows ?? [])];
    while (!this.fits(sheet) && rows.length > 1) {
      body.append(more);
      rows.pop()!.remove();
    }
    if (!this.fits(sheet)) sheet.classList.add("small");
  }

  /** A figure: its title, and of its two pictures the one with the larger letters, as large as the sheet allows. */
  figure(figure: HTMLElement, step: HTMLElement | null, notes: string[]): void {
    const pictures = all<SVGSVGElement>(".nl-picture > svg", figure);
    const [title, subtitle] = [figure.querySelector(".nl-title"), figure.querySelector(".nl-subtitle")];
    if (pictures.length === 0) {
      const table = figure.querySelector(".nl-table-wrap");
      if (table) this.flow(figure, "table", step, [h("h3", {}, clean(title)), table], notes);
      return;
    }
    const { sheet, body } = this.open(figure, "figure", step);
    const place = h("div", { class: "picture" });
    body.append(h("div", { class: "named" }, h("h3", {}, clean(title)), h("p", { class: "unit" }, clean(subtitle))), place);
    const scale = (svg: SVGSVGElement): number => Math.min(place.clientWidth / svg.viewBox.baseVal.width, place.clientHeight / svg.viewBox.baseVal.height);
    const letters = (svg: SVGSVGElement): number => Math.min(13, ...all<SVGTextElement>("text", svg).map((t) => parseFloat(getComputedStyle(t).fontSize)));
    const best = (): SVGSVGElement => pictures.reduce((a, b) => (scale(b) * letters(b) > scale(a) * letters(a) * 1.05 ? b : a));
    const enough = (svg: SVGSVGElement): boolean => scale(svg) * letters(svg) >= LETTERS;
    let svg = best();
    if (!enough(svg)) { // its name beside it leaves more height
      sheet.classList.add("beside");
      svg = best();
    }
    const tall = svg.viewBox.baseVal.height;
    if (enough(svg)) place.append(this.sized(svg, scale(svg), 0, tall));
    else {
      const narrow = pictures.reduce((a, b) => (b.viewBox.baseVal.width < a.viewBox.baseVal.width ? b : a));
      if (narrow.viewBox.baseVal.width * LETTERS / letters(narrow) > place.clientWidth) sheet.classList.remove("beside");
      this.inParts(narrow, Math.min(LETTERS / letters(narrow), place.clientWidth / narrow.viewBox.baseVal.width), place, figure, step, notes);
    }
    this.note(...notes, clean(figure.querySelector("details.alt p")));
  }

  private sized(svg: SVGSVGElement, scale: number, from: number, to: number): HTMLElement {
    const twin = copy(svg) as unknown as SVGSVGElement;
    const width = svg.viewBox.baseVal.width;
    twin.setAttribute("class", "nl-svg");
    twin.removeAttribute("style");
    twin.setAttribute("viewBox", `0 ${from} ${width} ${to - from}`);
    twin.setAttribute("width", String(width * scale));
    twin.setAttribute("height", String((to - from) * scale));
    return twin as unknown as HTMLElement;
  }

  /** A picture that is taller than a sheet goes over several, cut between its lines of text. */
  private inParts(svg: SVGSVGElement, scale: number, place: HTMLElement, figure: HTMLElement, step: HTMLElement | null, notes: string[]): void {
    const tall = svg.viewBox.baseVal.height, room = place.clientHeight / scale, pages = Math.ceil(tall / room);
    const twin = this.sized(svg, scale, 0, tall);
    place.append(twin);
    const { top } = twin.getBoundingClientRect();
    const lines = all("text", twin).map((t) => t.getBoundingClientRect()).map((r) => [(r.top - top) / scale, (r.bottom - top) / scale] as const);
    twin.remove();
    const beside = place.closest(".sheet")!.classList.contains("beside");
    const free = (y: number): boolean => lines.every(([a, b]) => y <= a + 1 || y >= b - 1);
    let [from, target] = [0, place];
    for (let page = 1; from < tall - 1; page++) {
      let to = Math.min(tall, from + room);
      const even = Math.min(tall, from + (tall - from) / Math.max(1, pages - page + 1)); // no last sheet with a line only
      if (to < tall) for (const step of [1, -1]) for (let y = even; y <= to && y > from + room / 3 && to !== y; y += step) if (free(y)) { to = y; break; }
      target.append(this.sized(svg, scale, from, to));
      from = to;
      if (from >= tall - 1) break;
      target = h("div", { class: "picture" });
      const { body } = this.open(figure, beside ? "figure beside" : "figure", step);
      body.append(h("div", { class: "named" }, h("h3", {}, clean(figure.querySelector(".nl-title"))), h("p", { class: "unit" }, "vervolg")), target);
      this.note(...notes);
    }
  }
}

/** What the guide says at a step, for who leads. */
const guide = (step: string): string[] => all<HTMLTemplateElement>("template.gids").flatMap((t) => all(`[data-step="${step}"]`, t.content)).map(clean);

/** The slides of this page, in its order. Fonts must have come. */
export function cut(): Slide[] {
  const cutter = new Cutter();
  const article = document.querySelector<HTMLElement>("main article");
  const [title, lead] = [document.querySelector<HTMLElement>("main h1"), document.querySelector("main .lead")];
  if (!article || !title) return cutter.done();
  cutter.head(title, "opening", null, guide("begin"), article.querySelector(":scope > .kicker"), title, lead);
  for (const step of all<HTMLElement>("section.step", article)) {
    const header = step.querySelector<HTMLElement>(":scope > header");
    if (header) cutter.head(header, "question", step, guide(step.id), ...header.children);
    for (const pair of all<HTMLElement>(":scope > .pair", step)) block(cutter, pair, step);
    const own = step.querySelector<HTMLElement>(":scope > .own");
    if (own) cutter.flow(own, "prose", step, [...own.querySelectorAll(":scope > h3, :scope > ul")], guide("eigen"));
  }
  return cutter.done();
}

function block(cutter: Cutter, pair: HTMLElement, step: HTMLElement): void {
  const text = pair.querySelector<HTMLElement>(":scope > .text");
  const told = text ? [...text.children].map(clean) : [];
  const predict = pair.querySelector<HTMLDetailsElement>(":scope > .show > details.predict");
  if (text && told.join("") !== "") cutter.flow(text, text.classList.contains("group") ? "prose group" : "prose", step, [...text.children].filter((c) => clean(c) !== "" && !c.matches(".footnotes")), guide(step.id));
  if (predict) {
    const asked = JSON.parse(predict.dataset.ask ?? "[]") as { vraag: string; eenheid?: string; keuzes?: string[] }[];
    const items = asked.map((a) => h("li", {}, a.vraag + (a.keuzes ? `: ${a.keuzes.join(", ")}?` : a.eenheid ? ` (${a.eenheid})` : "")));
    const name = clean(predict.querySelector(".nl-title"));
    cutter.flow(predict, "ask", step, [h("h3", {}, "Voorspel eerst"), items.length > 0 ? h("ul", {}, ...items) : h("p", {}, name ? `Wat verwacht je te zien? ${name}` : "Wat verwacht je?")], ["De figuur staat op de volgende dia. Laat eerst ieder voor zich iets opschrijven.", ...told]);
  }
  const shown = predict?.querySelector(":scope > .show") ?? pair.querySelector(":scope > .show");
  for (const part of shown ? ([...shown.children] as HTMLElement[]) : []) show(cutter, part, step, told);
  for (const claims of all<HTMLElement>(":scope > .claims", pair)) said(cutter, claims, step, told);
}

/** What became of the claims here, on one slide: first those that deviate; the rest stays on the page. */
function said(cutter: Cutter, claims: HTMLElement, step: HTMLElement, told: string[]): void {
  const cards = all<HTMLElement>("aside.nl-claim", claims).sort((a, b) => Number(b.matches(".nl-claim-deviates")) - Number(a.matches(".nl-claim-deviates")));
  if (cards.length > 0) cutter.pack(claims, "prose said", step, cards.map((card) => h("div", { class: "card" }, ...[...card.children].filter((c) => !c.matches("details") && clean(c) !== "").map((c) => c.cloneNode(true)))), told);
}

function show(cutter: Cutter, part: HTMLElement, step: HTMLElement, told: string[]): void {
  if (part.matches(".voorspel, details.predict, .code, .cleaned, .whence, .nagerekend, .rerun, script, style, .again, pre.error, details.many, details.long")) return;
  if (part.matches("figure.nl-figure, .nl-diagram")) return cutter.figure(part, step, told);
  if (part.querySelector("aside.nl-claim")) return said(cutter, part, step, told);
  if (part.matches(".nl-hypothesis")) return cutter.flow(part, "prose said", step, [...part.children].filter((c) => !c.matches("details") && !c.querySelector("table")), told);
  if (part.querySelector("figure.nl-figure, .nl-diagram, .nl-test, .nl-table-wrap")) {
    for (const child of part.children) show(cutter, child as HTMLElement, step, told);
    return;
  }
  if (part.matches(".nl-table-wrap, table")) return cutter.flow(part, "table", step, [part], told);
  if (part.matches("img, pre")) return; // pictures and listings of one's own stay on the page
  if (clean(part) !== "") cutter.flow(part, "prose said", step, part.matches("p, ul, ol") ? [part] : [...part.children].filter((c) => !c.matches("details") && clean(c) !== ""), told);
}
