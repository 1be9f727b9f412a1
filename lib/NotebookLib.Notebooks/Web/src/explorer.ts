// Choices that move through results computed when the site was built: nothing is computed here, a choice only picks.
import { all, h, s } from "./dom";
import { frame, line, spread } from "./plot";
import { change, fieldsOf, load } from "./store";

interface Dial { id: string; label: string; options: string[]; start: number }
interface Row { n: string; x: number[]; y: (number | null)[]; k: "main" | "other" | "dash" }
interface View { u: string; from: number; to: number; s: Row[]; f: [string, string][]; p: string[] }
interface Data { form: string; dials: Dial[]; views: (View | null)[] }

const COLORS = { main: "#0067a5", other: "#6b6b6b", dash: "#a34700" };

class Explorer {
  private readonly data: Data;
  private readonly at: number[];
  private readonly svg = s("svg", { class: "draw", role: "img" });
  private readonly unit = h("p", { class: "what" });
  private readonly facts = h("dl", { class: "facts" });
  private readonly words = h("div", { class: "reads", "aria-live": "polite" });
  private readonly stage: HTMLElement;

  constructor(place: HTMLElement) {
    this.data = JSON.parse(place.querySelector("script.nl-explorer")!.textContent!) as Data;
    const kept = load().werkvormen.get(this.data.form);
    this.at = this.data.dials.map((d) => { const i = d.options.indexOf(String(kept?.get(d.id) ?? "")); return i >= 0 ? i : d.start; });
    const dials = h("div", { class: "dials" }, ...this.data.dials.map((dial, i) => this.control(dial, i)));
    this.stage = h("div", { class: "stage" }, this.unit, this.svg);
    place.querySelector(".still")?.remove();
    place.append(dials, this.stage, this.facts, this.words);
    new ResizeObserver(() => this.draw()).observe(this.stage);
    this.draw();
  }

  private control(dial: Dial, i: number): HTMLElement {
    const shown = h("output", {}, dial.options[this.at[i]!]!);
    const set = (value: number): void => {
      this.at[i] = value;
      shown.textContent = dial.options[value]!;
      change((work) => fieldsOf(work.werkvormen, this.data.form).set(dial.id, dial.options[value]!));
      this.draw();
    };
    if (dial.options.length <= 3 || dial.options.some((o) => o.length > 14)) {
      return h("fieldset", {}, h("legend", {}, dial.label), ...dial.options.map((option, n) => h("label", {}, h("input", { type: "radio", name: `${this.data.form}-${dial.id}`, checked: n === this.at[i], change: () => set(n) }), ` ${option}`)));
    }
    const slider = h("input", { type: "range", min: 0, max: dial.options.length - 1, step: 1, value: this.at[i]!, "aria-valuetext": dial.options[this.at[i]!]! });
    slider.addEventListener("input", () => { set(Number(slider.value)); slider.setAttribute("aria-valuetext", shown.textContent!); });
    return h("label", { class: "slider" }, h("span", {}, dial.label), slider, shown);
  }

  private draw(): void {
    const view = this.data.views[this.data.dials.reduce((sum, dial, i) => sum * dial.options.length + this.at[i]!, 0)];
    const width = Math.floor(this.stage.getBoundingClientRect().width);
    if (!view) {
      this.words.replaceChildren(h("p", {}, "Deze keuzes gaan niet samen. Kies een andere."));
      this.svg.replaceChildren();
      this.facts.replaceChildren();
      return;
    }
    this.unit.textContent = view.u;
    if (width > 60) {
      const years = view.s.flatMap((r) => r.x);
      const f = frame(this.svg, width, [Math.min(...years), Math.max(...years)], [view.from, view.to], Math.min(width < 480 ? 96 : 170, 26 + 7.8 * Math.max(...view.s.map((r) => r.n.length))));
      for (const row of [...view.s].reverse()) line(this.svg, f, { name: row.n, x: row.x, y: row.y, color: COLORS[row.k], dash: row.k === "dash", thin: row.k === "other" }, row.n);
      spread(this.svg);
      this.svg.setAttribute("aria-label", `${view.u}. ${view.p.join(" ")}`);
    }
    this.facts.replaceChildren(...view.f.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))));
    this.words.replaceChildren(...view.p.map((p) => h("p", {}, p)));
  }
}

export function startExplorers(): void {
  for (const place of all<HTMLElement>("section.explorer")) new Explorer(place);
}
