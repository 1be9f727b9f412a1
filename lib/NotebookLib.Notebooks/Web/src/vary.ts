// The page with something of the reader's in place of the edition's: another choice, a file. The same cells run again; what comes out
// otherwise stands above what the edition shows, and that stays.
import { type Output, compare } from "./compare";
import { all, dutch, folded, h } from "./dom";
import { Engine, type Field, type PageData, Stopped, pageData } from "./engine";
import { type Outcome, runAll } from "./rerun";
import { narrowed, shown } from "./tryout";

/** What the reader put in place of the edition's: values by name, as C# writes them and as a reader does, and a file. */
export const mine = { values: new Map<string, { code: string; text: string }>(), file: "" };

export interface Report { status: HTMLElement; bar: HTMLProgressElement; stop: HTMLButtonElement }

let engine: Engine | null = null;
let last: Promise<void> = Promise.resolve();

/** A line that tells how far it is, with a way to stop. */
export function report(): Report {
  const status = h("p", { class: "say", role: "status" });
  const bar = h("progress", { max: 1, value: 0, hidden: true, "aria-label": "Voortgang" });
  const stop = h("button", { type: "button", class: "plain", hidden: true, click: () => { engine?.stop(); } }, "Stop");
  return { status, bar, stop };
}

/** Does one thing after the other with the engine, which is loaded when first asked for. */
export function withEngine(r: Report, work: (engine: Engine, data: PageData) => Promise<void>): Promise<void> {
  last = last.then(() => once(r, work));
  return last;
}

async function once(r: Report, work: (engine: Engine, data: PageData) => Promise<void>): Promise<void> {
  r.stop.hidden = r.bar.hidden = false;
  const size = document.body.dataset.motor!;
  try {
    r.status.textContent = `De rekenmotor wordt geladen (${size}).`;
    const data = await pageData(document.body.dataset.page!);
    if (!engine?.alive) {
      engine = new Engine();
      await engine.start(data, (what, part) => {
        r.bar.value = part;
        if (what !== "laden") r.status.textContent = `De rekenmotor wordt uitgepakt: ${dutch(part * 100)} procent van ${size}.`;
      });
    }
    r.status.textContent = "";
    await work(engine, data);
  } catch (problem) {
    mine.file = engine?.alive ? mine.file : ""; // it was in the engine's memory, and that is gone
    r.status.textContent = problem instanceof Stopped ? "Gestopt. De uitgave staat er nog zoals zij was." : `De rekenmotor hield op: ${(problem as Error).message} De pagina zelf is heel.`;
  } finally {
    r.stop.hidden = r.bar.hidden = true;
  }
}

/** Takes away all that is not the edition's. */
export function clear(): void {
  for (const part of all(".keuze, .uitgave")) part.remove();
}

/** The choices of the reader as a reader says them. */
const said = (data: PageData): string => [...(data.fields ?? []).filter((f) => mine.values.has(f.name)).map((f) => `${lower(f.label)} ${mine.values.get(f.name)!.text}`), ...(mine.file ? [`bestand ${mine.file}`] : [])].join(", ");

export const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** What the edition chose, as a reader says it. */
export const edition = (f: Field): string => f.value === "" ? "leeg" : f.kind === "YesNo" ? (f.value === "true" ? "ja" : "nee") : f.kind === "Number" ? f.value.replace(".", ",") : f.value;

/** What of a cell's outputs is not as published: claims left out, for they speak of the edition's choice. */
function differing(outcome: Outcome): HTMLElement[] {
  const text = (output: Output): string => JSON.stringify([output]);
  const published = (JSON.parse(outcome.cell.outputs) as Output[]).map(text);
  const fresh = (JSON.parse(outcome.outputs!) as Output[]).filter((o) => o.output_type !== "error" && !published.some((p) => ["gelijk", "afronding"].includes(compare(p, text(o)).state)));
  return fresh.flatMap((output) => shown([output]).map((part) => {
    const box = h("div", {}, part);
    for (const claim of all(".nl-claim-list, .nl-claim-many, aside.nl-claim", box)) claim.remove();
    return box;
  })).filter((box) => box.textContent!.trim() !== "" || box.querySelector("svg, img, table") !== null);
}

/** Runs all cells with what is the reader's, and shows what comes out otherwise. */
export async function recompute(r: Report, motor: Engine, data: PageData): Promise<void> {
  const began = performance.now();
  clear();
  const what = said(data);
  const set = (n: number): string => (data.fields ?? []).filter((f) => f.cell === n && mine.values.has(f.name)).map((f) => `\n${f.name} = ${mine.values.get(f.name)!.code};`).join("");
  const outcomes = await runAll(motor, data, (n) => {
    r.status.textContent = `Cel ${n} van ${data.cells.length} wordt gerekend.`;
    r.bar.value = n / data.cells.length;
  }, () => { /* shown when all are there */ }, (cell, n) => cell.code + set(n));
  const places = folded();
  r.status.textContent = "De uitkomsten worden getekend.";
  const at = new Map<number, HTMLElement[]>();
  for (const outcome of outcomes.filter((o) => o.verdict.state === "anders" && o.cell.block >= 0)) {
    const parts = differing(outcome);
    await narrowed(motor, parts);
    if (parts.length > 0) at.set(outcome.cell.block, [...(at.get(outcome.cell.block) ?? []), ...parts]);
  }
  for (const [block, parts] of at) {
    const show = places[block]?.parentElement;
    if (!show) continue;
    const place = show.querySelector(":scope > details.predict > .show") ?? show;
    const has = [...place.children].some((c) => !c.matches("details.code, .whence, .nagerekend"));
    if (has) place.prepend(h("p", { class: "uitgave" }, mine.values.size > 0 ? "Keuze van de uitgave" : "In de uitgave"));
    place.prepend(h("div", { class: "keuze" }, h("p", { class: "kop" }, `Met jouw ${mine.values.size > 0 ? "keuze: " : ""}${what}`), ...parts));
  }
  all(".keuze").forEach((part, i) => { part.id = `keuze-${i + 1}`; });
  const count = all(".keuze").length;
  const last = outcomes.at(-1);
  const absent = outcomes.filter((o) => o.verdict.state === "niet hier").length;
  const lines = [count === 0 ? `Met ${what} komt er nergens iets anders uit.` : `Met ${what} komt er op ${count} ${count === 1 ? "plek" : "plekken"} iets anders uit. De uitgave staat er steeds onder.`];
  if (absent > 0) lines.push(`${absent} ${absent === 1 ? "cel rekent" : "cellen rekenen"} niet in een browser; daar staat alleen de uitgave.`);
  if (last?.verdict.state === "fout") {
    const failed = (JSON.parse(last.outputs!) as Output[]).find((o) => o.output_type === "error");
    lines[0] = `Met ${what} loopt cel ${outcomes.length} vast: ${failed?.evalue ?? ""} De cellen daarna zijn niet gerekend; daar staat alleen de uitgave.`;
  }
  lines.push(`Het rekenen duurde ${dutch((performance.now() - began) / 1000)} seconden.`);
  r.status.replaceChildren(lines.join(" "), ...(count > 0 ? [" ", h("a", { href: "#keuze-1" }, "Naar de eerste plek")] : []));
}
