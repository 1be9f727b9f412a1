// "Probeer zelf": a cell of the page as a text that can be changed and run. What was changed stays in this browser until it is put back;
// what comes after a changed cell is said to be out of date until it ran again.
import { compare, type Output, joined } from "./compare";
import { all, dutch, folded, h } from "./dom";
import { Engine, type PageData, Stopped, pageData } from "./engine";
import { kept, keep } from "./kept";
import { show } from "./rerun";

interface Box { place: HTMLElement; text: HTMLTextAreaElement; run: HTMLButtonElement; on: HTMLButtonElement; reset: HTMLButtonElement; say: HTMLElement; out: HTMLElement }

let engine: Engine | null = null;
let data: PageData | null = null;
let ran = 0; // how many cells the session has run, as they are now
let dirty = Infinity; // the first of them that was changed after it ran
let busy = false;
const boxes = new Map<number, Box>();

const code = (n: number): string => kept()[n] ?? data!.cells[n - 1]!.code;

/** The data of figures that were shown, which they lose with their script. */
const plots = new WeakMap<Element, string>();

/** Draws each figure also for a phone, as the pages do. */
export async function narrowed(motor: Engine, parts: Element[]): Promise<void> {
  for (const figure of parts.flatMap((part) => all("figure.nl-figure", part))) {
    const [data, wide] = [plots.get(figure), figure.querySelector(".nl-picture svg")];
    if (!data || !wide || wide.classList.contains("wide")) continue;
    // two pictures of one figure need ids of their own
    const drawn = (await motor.narrow(data)).replace(/\bnl-[0-9a-f]{8}\b/g, "$&-smal");
    const svg = new DOMParser().parseFromString(drawn, "text/html").querySelector("svg");
    if (!svg) continue;
    wide.classList.add("wide");
    svg.classList.add("narrow");
    wide.after(document.importNode(svg, true));
  }
}

/** What a cell put out, as HTML; scripts in it do not run. */
export function shown(outputs: Output[]): Node[] {
  return outputs.map((output) => {
    if (output.output_type === "stream") return h("pre", { class: "out", tabindex: 0 }, joined(output.text));
    if (output.output_type === "error") return h("pre", { class: "error", tabindex: 0 }, (output.traceback ?? []).join("\n"));
    const bundle = output.data ?? {};
    if (bundle["text/html"] !== undefined) {
      const parsed = new DOMParser().parseFromString(joined(bundle["text/html"]), "text/html");
      const kept = all("figure.nl-figure", parsed).map((figure) => figure.querySelector("script.nl-plotly")?.textContent ?? "");
      for (const script of all("script, iframe, object, embed, link, meta, base", parsed)) script.remove();
      const box = h("div", { class: "show" }, ...[...parsed.body.childNodes].map((n) => document.importNode(n, true)));
      all("figure.nl-figure", box).forEach((figure, i) => plots.set(figure, kept[i]!));
      return box;
    }
    if (bundle["image/png"] !== undefined) return h("img", { class: "out", alt: joined(bundle["text/plain"] ?? "afbeelding"), src: `data:image/png;base64,${joined(bundle["image/png"]).replace(/\s/g, "")}` });
    return h("pre", { class: "out", tabindex: 0 }, joined(bundle["text/plain"] ?? bundle["text/markdown"] ?? ""));
  });
}

/** Says of every cell after this one that it was made with another. */
function outdate(n: number): void {
  for (const line of all<HTMLElement>(".nagerekend")) {
    if (Number(line.id.slice(11)) > n) line.classList.add("verouderd");
  }
  for (const [m, box] of boxes) {
    if (m > n && box.out.childElementCount > 0) { box.out.classList.add("verouderd"); box.say.textContent = `Verouderd: cel ${n} is daarna veranderd.`; }
  }
}

async function ready(say: (text: string) => void): Promise<Engine> {
  if (engine?.alive) return engine;
  engine = new Engine();
  [ran, dirty] = [0, Infinity];
  const size = document.body.dataset.motor!;
  await engine.start(data!, (what, part) => say(what === "laden" ? `De rekenmotor wordt geladen (${size}).` : `De rekenmotor wordt uitgepakt: ${dutch(part * 100)} procent.`));
  engine.open();
  return engine;
}

/** Runs a cell in the state that the cells before it leave; those run first where they did not yet. */
async function run(n: number, until: number): Promise<void> {
  const box = boxes.get(n)!;
  if (busy) { box.say.textContent = "Er loopt al een cel."; return; }
  busy = true;
  const stop = h("button", { type: "button", class: "plain", click: () => engine?.stop() }, "Stop");
  box.run.after(stop);
  const say = (text: string): void => { box.say.textContent = text; };
  try {
    const motor = await ready(say);
    const from = Math.min(n, dirty);
    dirty = Infinity;
    if (ran >= from) {
      if (await motor.back(from)) ran = from - 1;
      else { motor.open(); ran = 0; }
    }
    for (let k = ran + 1; k <= until; k++) {
      say(k < n ? `Cel ${k}, die hiervoor komt, wordt gerekend.` : `Cel ${k} wordt gerekend.`);
      const result = await motor.run(code(k), k);
      ran = k;
      const outputs = JSON.parse(result.outputs) as Output[];
      const own = boxes.get(k);
      if (own && k >= from) {
        own.out.replaceChildren(...shown(outputs));
        own.out.classList.remove("verouderd");
        own.say.textContent = "";
      }
      if (k >= from) show({ cell: data!.cells[k - 1]!, verdict: compare(data!.cells[k - 1]!.outputs, result.outputs), hash: result.hash }, k, folded());
      if (!result.ok && k <= n) {
        if (k < n) { box.out.replaceChildren(...shown(outputs)); say(`Cel ${k}, die hiervoor komt, geeft een fout; daarom liep cel ${n} niet.`); }
        else say("");
        if (k < n) return;
        break;
      }
      if (k === n && until === n) say(outputs.length === 0 ? "Klaar; deze cel toont niets." : "");
    }
    outdate(until);
    box.on.hidden = until >= data!.cells.length;
  } catch (problem) {
    say(problem instanceof Stopped ? "Gestopt. De cellen ervoor lopen de volgende keer opnieuw." : `De rekenmotor hield op: ${(problem as Error).message}`);
    ran = 0;
  } finally {
    busy = false;
    stop.remove();
  }
}

function makeBox(n: number, published: string): Box {
  const place = h("div", { class: "cel" });
  const text = h("textarea", { spellcheck: "false", autocapitalize: "off", rows: Math.min(24, code(n).split("\n").length + 1), "aria-describedby": `cel-${n}-hulp` });
  text.value = code(n);
  const say = h("span", { class: "say note", role: "status" });
  const out = h("div", { class: "uit" });
  const go = h("button", { type: "button", click: () => void run(n, n) }, "Voer uit");
  const on = h("button", { type: "button", class: "plain", click: () => void run(n, data!.cells.length) }, "Reken ook alle cellen hierna");
  on.hidden = true;
  const reset = h("button", { type: "button", class: "plain", click: () => { text.value = published; changed(); text.focus(); } }, "Terug naar de uitgave");
  const changed = (): void => {
    keep(n, text.value === published ? null : text.value);
    reset.hidden = text.value === published;
    place.classList.toggle("veranderd", text.value !== published);
    if (ran >= n) {
      dirty = Math.min(dirty, n);
      outdate(n - 1);
    }
  };
  text.addEventListener("input", changed);
  text.addEventListener("keydown", (e) => { if (e.key === "Enter" && (e.ctrlKey || e.metaKey)) { e.preventDefault(); void run(n, n); } });
  place.append(h("label", {}, h("span", {}, `Cel ${n}`), text), h("p", { class: "buttons" }, go, " ", on, " ", reset, " ", h("small", { id: `cel-${n}-hulp` }, "Ctrl+Enter voert uit.")), h("p", {}, say), out);
  const box = { place, text, run: go, on, reset, say, out };
  boxes.set(n, box);
  reset.hidden = text.value === published;
  place.classList.toggle("veranderd", text.value !== published);
  return box;
}

/** Makes the folded code of one block into cells that can be changed. */
export async function tryout(details: HTMLDetailsElement): Promise<void> {
  data ??= await pageData(document.body.dataset.page!);
  const at = folded().indexOf(details);
  for (const old of all<HTMLElement>(":scope > pre, :scope > .language, :scope > .probeer", details)) old.remove();
  const files = details.querySelector(":scope > details.code");
  for (const [i, cell] of data.cells.entries()) {
    if (cell.block !== at) continue;
    const box = makeBox(i + 1, cell.code);
    if (files) files.before(box.place);
    else details.append(box.place);
  }
  details.querySelector<HTMLTextAreaElement>(".cel textarea")?.focus();
}

/** Opens every block with a cell that the reader changed before. */
export async function reopen(): Promise<void> {
  data ??= await pageData(document.body.dataset.page!);
  const places = folded();
  for (const at of new Set(Object.keys(kept()).map((n) => data!.cells[Number(n) - 1]?.block ?? -1))) {
    const details = places[at];
    if (!details) continue;
    details.open = true;
    if (!details.querySelector(".cel")) await tryout(details);
  }
}
