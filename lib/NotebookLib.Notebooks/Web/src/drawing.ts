// Empty axes on which a participant draws a line, with mouse, finger or arrow keys.
import { dutch, h, s } from "./dom";
import { decimalsFor, frame, line, schoolYear, smooth, spread, ticks, type Frame } from "./plot";
import type { Line, Prediction } from "./store";

export interface DrawingOptions {
  title: string; unit: string; kind: string; across: string; range: [number, number]; prediction: Prediction; changed: () => void;
  series: { name: string; x: number[]; y: (number | null)[] }[];
}

const HAND = "#84468f", SEEN = "#0067a5", GIVEN = "#1c1c1a";

export class Drawing {
  readonly element: HTMLElement;
  private readonly svg = s("svg", { class: "draw", role: "group" });
  private readonly hint = h("p", { class: "note" }, "Teken met de muis of je vinger. Met het toetsenbord: pijl omhoog en omlaag voor de waarde, links en rechts voor de plek.");
  private readonly range: [number, number];
  private readonly digits: number;
  private at = 0;
  private shown = false;
  private box: Frame | null = null;
  private focused = -1;
  private last: { index: number; value: number } | null = null;

  constructor(private readonly options: DrawingOptions) {
    const [low, high] = options.range;
    const room = 0.12 * (high - low);
    this.range = [low === 0 ? 0 : low - room, high + room];
    const marks = ticks(this.range[0], this.range[1]);
    this.digits = Math.min(2, decimalsFor(marks) + (this.range[1] - this.range[0] < 40 ? 1 : 0));
    const choose = options.series.length < 2 ? null : h("fieldset", { class: "choose" }, h("legend", {}, "Welke lijn teken je?"),
      ...options.series.map((series, i) => h("label", {}, h("input", { type: "radio", name: `lijn-${Math.abs(hash(options.title))}`, checked: i === 0, change: () => { this.at = i; this.draw(); } }), ` ${series.name}`)));
    this.svg.setAttribute("aria-label", `Teken je lijn: ${options.title}`);
    this.element = h("div", { class: "drawing" }, h("p", { class: "what" }, h("b", {}, options.title), ` ${options.unit}`), choose, h("div", { class: "paper" }, this.svg), this.hint);
    this.svg.addEventListener("pointerdown", (e) => this.down(e));
    this.svg.addEventListener("pointermove", (e) => { if (this.last) this.move(e); });
    for (const end of ["pointerup", "pointercancel"]) this.svg.addEventListener(end, () => { this.last = null; });
    this.svg.addEventListener("keydown", (e) => this.key(e));
    new ResizeObserver(() => this.draw()).observe(this.element);
  }

  private get series() { return this.options.series[this.at]!; }

  /** How many years are given: the base year of an index or a short series, else the first half. */
  private get known(): number { return this.options.kind !== "line" || this.series.x.length <= 6 ? 1 : Math.ceil(this.series.x.length / 2); }

  /** A place across, in words: a school year, or a value with the name of the axis. */
  private where(x: number): string { return x > 1500 ? schoolYear(x) : `${this.options.across} ${dutch(x)}`.trim(); }

  private when(x: number): string { return x > 1500 ? `in ${this.where(x)}` : `bij ${this.where(x)}`; }

  private mine(): Line | undefined { return this.options.prediction.lijnen.find((l) => l.reeks === this.series.name); }

  private value(index: number): number | null {
    const own = this.mine();
    const place = own ? own.x.indexOf(this.series.x[index]!) : -1;
    return place >= 0 ? own!.y[place]! : null;
  }

  private set(index: number, value: number): void {
    if (this.shown || index < this.known) return;
    const rounded = Number(Math.min(this.range[1], Math.max(this.range[0], value)).toFixed(this.digits));
    let own = this.mine();
    if (!own) this.options.prediction.lijnen.push((own = { reeks: this.series.name, x: [], y: [] }));
    const points = new Map(own.x.map((x, i) => [x, own.y[i]!]));
    points.set(this.series.x[index]!, rounded);
    own.x = [...points.keys()].sort((a, b) => a - b);
    own.y = own.x.map((x) => points.get(x)!);
  }

  private place(e: PointerEvent): { index: number; value: number } | null {
    if (!this.box) return null;
    const rect = this.svg.getBoundingClientRect();
    const px = ((e.clientX - rect.left) / rect.width) * this.box.width;
    const py = ((e.clientY - rect.top) / rect.height) * this.box.height;
    const distances = this.series.x.map((x) => Math.abs(this.box!.x(x) - px));
    return { index: distances.indexOf(Math.min(...distances)), value: this.box.back(py) };
  }

  private down(e: PointerEvent): void {
    if (this.shown) return;
    this.last = this.place(e);
    if (!this.last) return;
    this.svg.setPointerCapture(e.pointerId);
    this.move(e);
  }

  private move(e: PointerEvent): void {
    const now = this.place(e);
    if (!now || !this.last) return;
    const [from, to] = this.last.index <= now.index ? [this.last, now] : [now, this.last];
    for (let i = from.index; i <= to.index; i++) this.set(i, from.index === to.index ? now.value : from.value + ((to.value - from.value) * (i - from.index)) / (to.index - from.index));
    this.last = now;
    this.options.changed();
    this.draw();
  }

  private key(e: KeyboardEvent): void {
    const count = this.series.x.length;
    const now = this.focused < this.known ? this.known : this.focused;
    const big = (this.range[1] - this.range[0]) / 10;
    const moves: Record<string, number> = { ArrowUp: big / 5, ArrowDown: -big / 5, PageUp: big, PageDown: -big };
    if (Object.hasOwn(moves, e.key) && !this.shown) {
      const start = this.value(now) ?? this.before(now);
      this.set(now, start + moves[e.key]!);
      this.focused = now;
      this.options.changed();
    } else if (e.key === "ArrowLeft" || e.key === "ArrowRight") {
      this.focused = Math.min(count - 1, Math.max(this.known, now + (e.key === "ArrowRight" ? 1 : -1)));
    } else if (e.key === "Home" || e.key === "End") {
      this.focused = e.key === "Home" ? this.known : count - 1;
    } else return;
    e.preventDefault();
    this.draw();
    this.svg.querySelector<SVGElement>(`[data-index="${this.focused}"]`)?.focus();
  }

  /** The nearest value to the left: drawn, or given. */
  private before(index: number): number {
    for (let i = index - 1; i >= 0; i--) {
      const value = i < this.known ? this.series.y[i] : this.value(i);
      if (value !== null && value !== undefined) return value;
    }
    return (this.range[0] + this.range[1]) / 2;
  }

  draw(): void {
    const width = Math.floor(this.element.getBoundingClientRect().width);
    if (width < 60) return;
    const { x, y, name } = this.series;
    const label = width < 480 ? 62 : 90;
    const f = (this.box = frame(this.svg, width, [x[0]!, x.at(-1)!], this.range, label));
    const start = f.x(x[this.known - 1]!);
    if (!this.shown) {
      this.svg.append(s("rect", { x: start, y: f.top - 8, width: f.right - start + 14, height: f.bottom - f.top + 8, class: "open" }));
      if (!this.mine()) this.svg.append(s("text", { x: (start + f.right) / 2, y: f.top + 22, "text-anchor": "middle", class: "invite" }, width < 480 ? "teken hier" : "teken hier wat je verwacht"));
    }
    if (this.options.kind === "index") this.svg.append(s("line", { x1: f.left, x2: f.right, y1: f.y(100), y2: f.y(100), class: "base" }));
    line(this.svg, f, { name, x: x.slice(0, this.known), y: y.slice(0, this.known), color: GIVEN }, "");
    if (this.shown) line(this.svg, f, { name, x: x.slice(this.known - 1), y: y.slice(this.known - 1), color: SEEN }, "gezien");
    const own = this.mine();
    if (own && own.x.length > 0) {
      const from: [number, number][] = y[this.known - 1] === null ? [] : [[start, f.y(y[this.known - 1]!)]];
      const points = [...from, ...own.x.map((v, i): [number, number] => [f.x(v), f.y(own.y[i]!)])];
      const end = points.at(-1)!;
      this.svg.append(s("g", { class: "hand", style: `color:${HAND}` }, s("path", { d: smooth(points), class: "wash" }), s("path", { d: smooth(points) }), s("text", { x: end[0] + 9, y: end[1] + 4.5, class: "end" }, "jouw lijn")));
    }
    if (!this.shown) this.handles(f);
    spread(this.svg);
    this.hint.hidden = this.shown;
  }

  private handles(f: Frame): void {
    const { x } = this.series;
    const stop = Math.max(this.focused, this.known);
    for (let i = this.known; i < x.length; i++) {
      const value = this.value(i);
      this.svg.append(s("circle", {
        cx: f.x(x[i]!), cy: f.y(value ?? this.before(i)), r: 9, class: value === null ? "handle none" : "handle", "data-index": i, tabindex: i === stop ? 0 : -1, role: "slider", "aria-orientation": "vertical",
        "aria-label": `${this.series.name}, ${this.where(x[i]!)}`, "aria-valuemin": this.range[0], "aria-valuemax": this.range[1], "aria-valuenow": value ?? this.before(i),
        "aria-valuetext": value === null ? "nog niets getekend" : dutch(value, this.digits), focus: () => { this.focused = i; },
      }));
    }
  }

  reveal(): void {
    this.shown = true;
    this.draw();
  }

  seen(): Line[] {
    return this.options.series.map((t) => {
      const kept = t.x.map((x, i) => [x, t.y[i]] as const).filter((p): p is readonly [number, number] => typeof p[1] === "number");
      return { reeks: t.name, x: kept.map((p) => p[0]), y: kept.map((p) => p[1]) };
    });
  }

  /** What the difference is, in words. */
  compare(): string[] {
    return this.options.prediction.lijnen.flatMap((own) => {
      const seen = this.options.series.find((t) => t.name === own.reeks);
      const pairs = own.x.map((x, i) => ({ x, mine: own.y[i]!, real: seen?.y[seen.x.indexOf(x)] })).filter((p): p is { x: number; mine: number; real: number } => typeof p.real === "number");
      if (pairs.length === 0) return [];
      const end = pairs.at(-1)!;
      const most = pairs.reduce((a, b) => (Math.abs(b.mine - b.real) > Math.abs(a.mine - a.real) ? b : a));
      const said = `${own.reeks}: je verwachtte ${dutch(end.mine, this.digits)} ${this.when(end.x)}. Gezien: ${dutch(end.real, this.digits)}.`;
      return [most.x === end.x ? said : `${said} Het verst uit elkaar lagen ze ${this.when(most.x)}: ${dutch(most.mine, this.digits)} en ${dutch(most.real, this.digits)}.`];
    });
  }
}

const hash = (text: string): number => [...text].reduce((sum, c) => (sum * 31 + c.codePointAt(0)!) | 0, 7);
