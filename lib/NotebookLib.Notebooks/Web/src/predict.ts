// Voorspel eerst: the participant draws, writes or picks what they expect before the figure opens. Their expectation then
// stays beside the data. Nobody is forced: the figure also opens without, and that is noted.
import { all, dutch, h, readNumber } from "./dom";
import { Drawing } from "./drawing";
import { change, load, newPrediction, pageOf, type Prediction } from "./store";

interface Trace { type?: string; name?: string; x?: number[]; y?: (number | null)[]; line?: { color?: string; width?: number } }
interface Asked { vraag: string; eenheid?: string; keuzes?: string[]; rij?: string; kolom?: string }
interface Figure { data: Trace[]; layout: { meta?: { kind?: string; title?: string }; yaxis?: { range?: [number, number] }; xaxis?: { title?: { text?: string } } } }

const plainName = (name: string | undefined): string => (name ?? "").replace(/<[^>]*>/g, "").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

const NOTHING = "Er staat nog geen verwachting. Teken of schrijf er een, of kies: toon zonder voorspelling.";

class Predict {
  private readonly block: string;
  private readonly page = document.body.dataset.page ?? "";
  private readonly title = document.querySelector("h1")?.textContent ?? "";
  private readonly figure: HTMLElement | null;
  private readonly prediction: Prediction;
  private readonly say = h("p", { class: "say", role: "status" });
  private readonly after = h("div", { class: "after-all" });
  private readonly box: HTMLElement;
  private drawing: Drawing | null = null;
  private numbers: { name: string; seen: number | null; input: HTMLInputElement }[] = [];

  constructor(private readonly details: HTMLDetailsElement) {
    this.block = details.dataset.block || "begin";
    this.figure = details.querySelector<HTMLElement>("figure.nl-figure");
    const name = this.figure?.querySelector(".nl-title")?.textContent ?? "";
    const unit = this.figure?.querySelector(".nl-subtitle")?.textContent ?? "";
    const asked = JSON.parse(details.dataset.ask ?? "[]") as Asked[];
    const subject = name || asked[0]?.vraag || this.title;
    this.prediction = load().paginas.get(this.page)?.voorspellingen.get(this.block) ?? newPrediction(subject, unit);
    this.box = h("section", { class: "voorspel", "aria-label": `Voorspel eerst: ${asked[0]?.vraag ?? subject}` }, h("p", { class: "kicker" }, "Voorspel eerst"));
    if (asked.length > 0) this.box.append(h("div", { class: "numbers" }, ...asked.map((question) => this.question(question))));
    else this.draw(name, unit);
    const open = h("button", { type: "button", class: "go", click: () => this.show(false) }, "Laat zien wat er gebeurde");
    const without = h("button", { type: "button", class: "plain", click: () => this.show(true) }, "toon zonder voorspelling");
    this.box.append(h("p", { class: "buttons" }, open, without), this.say, this.after);
    details.before(this.box);
    details.classList.add("guided");
    details.addEventListener("toggle", () => this.box.classList.toggle("shown", details.open));
    if (this.prediction.getoond) this.reveal();
    else this.cover();
  }

  /** What follows tells the answer: it stays covered until the figure is open, someone follows a link into it, or the page is printed. */
  private cover(): void {
    const next = this.details.closest(".pair")?.nextElementSibling;
    if (!(next instanceof HTMLElement) || !next.matches(".pair") || next.querySelector("details.predict")) return;
    const uncover = (): void => { next.hidden = false; };
    const asked = (): void => { if (location.hash.length > 1 && next.contains(document.getElementById(decodeURIComponent(location.hash.slice(1))))) uncover(); };
    next.hidden = true;
    this.details.addEventListener("toggle", uncover, { once: true });
    addEventListener("beforeprint", uncover);
    addEventListener("hashchange", asked);
    asked();
  }

  /** Where nothing is asked by name: draw the line of the figure, or write. */
  private draw(name: string, unit: string): void {
    const json = this.figure?.querySelector("script.nl-plotly")?.textContent;
    const spec = json ? (JSON.parse(json) as Figure) : null;
    const lines = (spec?.data ?? []).filter((t) => (t.type ?? "scatter") === "scatter" && t.name && Array.isArray(t.x) && t.x.length > 2 && t.x.length <= 30 && t.x.every((x, i) => Number.isInteger(x) && (i === 0 || x > t.x![i - 1]!)));
    const kind = spec?.layout.meta?.kind ?? "";
    if (spec && ["line", "index", "curves"].includes(kind) && lines.length > 0) {
      this.drawing = new Drawing({
        title: name, unit, kind, range: spec.layout.yaxis?.range ?? [0, Math.max(1, ...lines.flatMap((t) => t.y!.filter((v) => v !== null)))], across: spec.layout.xaxis?.title?.text ?? "", prediction: this.prediction, changed: () => this.keep(),
        series: lines.slice(0, 6).map((t) => ({ name: plainName(t.name), x: t.x!, y: t.y!.map((v) => (typeof v === "number" ? v : null)) })),
      });
      this.box.append(this.drawing.element, this.direction());
      return;
    }
    const words = h("textarea", { rows: 2, input: () => { this.prediction.woorden = words.value; this.keep(); } });
    words.value = this.prediction.woorden;
    this.box.append(h("label", { class: "words" }, "Wat verwacht je?", words));
  }

  /** A number with its unit, or one of a few answers. */
  private question({ vraag, eenheid, keuzes, rij, kolom }: Asked): HTMLElement {
    if (keuzes) {
      const answered = () => new Map(this.prediction.woorden.split("\n").filter(Boolean).map((line) => [line.slice(0, line.lastIndexOf(": ")), line]));
      return h("fieldset", {}, h("legend", {}, vraag), ...keuzes.map((choice) => h("label", {}, h("input", {
        type: "radio", name: `keuze-${this.block}-${vraag}`, checked: answered().get(vraag) === `${vraag}: ${choice}`,
        change: () => { this.prediction.woorden = [...answered().set(vraag, `${vraag}: ${choice}`).values()].join("\n"); this.keep(); },
      }), ` ${choice}`)));
    }
    const stored = this.prediction.getallen.find((g) => g.naam === vraag);
    const input = h("input", { type: "text", inputmode: "decimal", autocomplete: "off", value: stored ? String(stored.waarde).replace(".", ",") : "", input: () => this.fill() });
    this.numbers.push({ name: vraag, seen: rij ? this.shown(rij, kolom) : null, input });
    return h("label", { class: "number" }, h("span", {}, vraag), input, h("small", {}, eenheid ?? ""));
  }

  /** The number in a table of the answer, by the names of its row and column. */
  private shown(row: string, column: string | undefined): number | null {
    for (const table of all<HTMLTableElement>("table", this.details)) {
      const at = column === undefined ? -1 : all<HTMLElement>("thead th", table).findIndex((th) => th.childNodes[0]?.textContent?.trim() === column);
      const cells = all<HTMLTableRowElement>("tbody tr", table).find((r) => r.cells[0]?.textContent?.trim() === row)?.cells;
      const cell = cells && (column === undefined ? [...cells].find((c) => c.classList.contains("nl-num")) : at < 0 ? undefined : cells[at]);
      if (cell) return readNumber(cell.textContent ?? "");
    }
    return null;
  }

  private direction(): HTMLElement {
    const choices = (["stijgt", "gelijk", "daalt"] as const).map((value) => h("label", {}, h("input", {
      type: "radio", name: `richting-${this.block}`, value, checked: this.prediction.richting === value,
      change: () => { this.prediction.richting = value; this.keep(); },
    }), value === "gelijk" ? " blijft ongeveer gelijk" : ` ${value}`));
    return h("fieldset", { class: "direction" }, h("legend", {}, "Of kies alleen de richting"), ...choices);
  }

  private fill(): void {
    this.prediction.getallen = [];
    let wrong = 0;
    for (const { name, seen, input } of this.numbers) {
      const value = readNumber(input.value);
      const bad = input.value.trim() !== "" && value === null;
      input.setAttribute("aria-invalid", String(bad));
      if (bad) wrong++;
      if (value !== null) this.prediction.getallen.push({ naam: name, waarde: value, gezien: this.prediction.getoond ? seen : null });
    }
    this.say.textContent = wrong > 0 ? "Schrijf een getal, zoals 12 of 12,5." : "";
    this.keep();
  }

  private get filled(): boolean {
    const p = this.prediction;
    return p.lijnen.length > 0 || p.getallen.length > 0 || p.richting !== "" || p.woorden.trim() !== "";
  }

  private show(without: boolean): void {
    if (!without && !this.filled) {
      this.say.textContent = NOTHING;
      return;
    }
    this.prediction.getoond = this.filled ? "met" : "zonder";
    this.say.textContent = ""; // what was missing is no longer asked for
    for (const { input } of this.numbers) input.removeAttribute("aria-invalid");
    if (this.drawing) this.prediction.gezien = this.drawing.seen();
    for (const g of this.prediction.getallen) g.gezien = this.numbers.find((n) => n.name === g.naam)?.seen ?? null;
    this.keep();
    this.reveal();
    this.details.open = true;
  }

  /** The expectation beside the data, and what the difference is: not who was right. */
  private reveal(): void {
    this.box.classList.add("revealed");
    this.drawing?.reveal();
    this.after.replaceChildren();
    if (this.prediction.getoond === "zonder" && !this.filled) this.after.append(h("p", { class: "note" }, "Getoond zonder voorspelling."));
    for (const sentence of this.drawing?.compare() ?? []) this.after.append(h("p", {}, sentence));
    const seen = this.prediction.getallen.filter((g) => g.gezien !== null);
    if (seen.length > 0) {
      const digits = (v: number): number => (Number.isInteger(v) ? 0 : 1);
      this.after.append(h("table", { class: "nl-table" }, h("thead", {}, h("tr", {}, h("th", { scope: "col" }, h("span", { class: "vh" }, "vraag")), h("th", { scope: "col", class: "nl-num" }, "jij"), h("th", { scope: "col", class: "nl-num" }, "gezien"))),
        h("tbody", {}, ...seen.map((g) => h("tr", {}, h("th", { scope: "row" }, g.naam), h("td", { class: "nl-num mine" }, dutch(g.waarde, digits(g.waarde))), h("td", { class: "nl-num" }, dutch(g.gezien!, digits(g.gezien!))))))));
    }
    const surprise = h("textarea", { rows: 2, input: () => { this.prediction.verrassing = surprise.value; this.keep(); } });
    surprise.value = this.prediction.verrassing;
    this.after.append(h("label", { class: "words" }, "Wat verraste je?", surprise));
  }

  private keep(): void {
    if (this.filled && this.say.textContent === NOTHING) this.say.textContent = "";
    if (!change((work) => pageOf(work, this.page, this.title).voorspellingen.set(this.block, this.prediction))) {
      this.say.textContent = "Deze browser bewaart niets. Neem je verwachting over op papier.";
    }
  }
}

export function startPredictions(root: ParentNode = document): void {
  for (const details of all<HTMLDetailsElement>("details.predict", root)) {
    try {
      new Predict(details);
    } catch (problem) {
      console.warn("Voorspellen lukt hier niet; het antwoord gaat gewoon open:", problem);
    }
  }
}
