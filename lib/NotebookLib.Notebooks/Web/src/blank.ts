// A notebook that starts empty: cells of one's own, run in this browser, kept in it, and taken along as a file.
import type { Output } from "./compare";
import { dutch, h, save } from "./dom";
import { Engine, Stopped } from "./engine";
import { kept, keepAll } from "./kept";
import { shown } from "./tryout";

const FIRST = `#r "../lib/NotebookLib/bin/Release/net10.0/NotebookLib.dll"
using NotebookLib;
using NotebookLib.Charts;
using NotebookLib.Measures;
using NotebookLib.Statistics;

var cijfers = Published.Load().InVintage("ocw-2023");
var reeks = cijfers.Series("po.so_aandeel");
Chart.Line("Aandeel leerlingen in het so", "% van de leerlingen in het po, Nederland, 1 oktober", reeks)`;

interface Cell { place: HTMLElement; text: HTMLTextAreaElement; say: HTMLElement; out: HTMLElement }

/** The cells as a notebook file that our runner and .NET Interactive open. */
function notebook(codes: string[]): string {
  const lines = (text: string): string[] => text.split("\n").map((line, i, all) => (i < all.length - 1 ? `${line}\n` : line));
  return JSON.stringify({
    cells: codes.map((code, i) => ({ cell_type: "code", execution_count: null, id: `cel-${i + 1}`, metadata: {}, outputs: [], source: lines(code) })),
    metadata: { kernelspec: { display_name: ".NET (C#)", language: "C#", name: ".net-csharp" }, language_info: { name: "polyglot-notebook" } },
    nbformat: 4, nbformat_minor: 5,
  }, null, 1) + "\n";
}

export function blank(place: HTMLElement): void {
  const cells: Cell[] = [];
  const files = new Map<string, Uint8Array>();
  const size = document.body.dataset.motor!;
  let engine: Engine | null = null;
  let ran = 0, dirty = Infinity, busy = false;
  const codes = (): string[] => cells.map((c) => c.text.value);
  const keep = (): void => keepAll(codes());
  const list = h("div", {});

  const ready = async (say: (text: string) => void): Promise<Engine> => {
    if (engine?.alive) return engine;
    engine = new Engine();
    [ran, dirty] = [0, Infinity];
    await engine.start({ notebook: "", title: "", cells: [], frames: false, files: null }, (what, part) => say(what === "laden" ? `De rekenmotor wordt geladen (${size}).` : `De rekenmotor wordt uitgepakt: ${dutch(part * 100)} procent.`));
    for (const [name, content] of files) engine.put(name, content);
    engine.open();
    return engine;
  };

  const run = async (cell: Cell): Promise<void> => {
    const n = cells.indexOf(cell) + 1;
    const say = (text: string): void => { cell.say.textContent = text; };
    if (busy) return say("Er loopt al een cel.");
    busy = true;
    const stop = h("button", { type: "button", class: "plain", click: () => engine?.stop() }, "Stop");
    cell.say.before(stop, " ");
    try {
      const motor = await ready(say);
      const from = Math.min(n, dirty);
      dirty = Infinity;
      if (ran >= from) {
        if (await motor.back(from)) ran = from - 1;
        else { motor.open(); ran = 0; }
      }
      while (ran < n) {
        const at = cells[ran]!;
        say(`Cel ${ran + 1} wordt gerekend.`);
        const result = await motor.run(at.text.value, ran + 1);
        ran++;
        at.out.replaceChildren(...shown(JSON.parse(result.outputs) as Output[]));
        at.out.classList.remove("verouderd");
        if (!result.ok && ran < n) { say(`Cel ${ran}, die hiervoor komt, geeft een fout; daarom liep cel ${n} niet.`); return; }
      }
      say(cell.out.childElementCount === 0 ? "Klaar; deze cel toont niets." : "");
      for (const later of cells.slice(n)) later.out.classList.add("verouderd");
    } catch (problem) {
      say(problem instanceof Stopped ? "Gestopt." : `De rekenmotor hield op: ${(problem as Error).message}`);
    } finally {
      busy = false;
      stop.remove();
    }
  };

  const add = (code: string): Cell => {
    const number = cells.length + 1;
    const text = h("textarea", { spellcheck: "false", autocapitalize: "off", rows: Math.max(4, code.split("\n").length + 1) });
    text.value = code;
    const cell: Cell = { place: h("div", { class: "cel" }), text, say: h("span", { class: "say note", role: "status" }), out: h("div", { class: "uit" }) };
    text.addEventListener("input", () => { const n = cells.indexOf(cell) + 1; if (ran >= n) dirty = Math.min(dirty, n); keep(); });
    text.addEventListener("keydown", (e) => { if (e.key === "Enter" && (e.ctrlKey || e.metaKey)) { e.preventDefault(); void run(cell); } });
    cell.place.append(h("label", {}, h("span", {}, `Cel ${number}`), text), h("p", { class: "buttons" }, h("button", { type: "button", click: () => void run(cell) }, "Voer uit"), " ", h("small", {}, "Ctrl+Enter voert uit.")), h("p", {}, cell.say), cell.out);
    cells.push(cell);
    list.append(cell.place);
    return cell;
  };

  const said = h("p", { class: "say note", role: "status" });
  const choose = h("input", { type: "file", accept: ".csv,.tsv,.txt,.xlsx", change: async () => {
    const file = choose.files?.[0];
    if (!file) return;
    const content = new Uint8Array(await file.arrayBuffer());
    files.set(file.name, content);
    if (engine?.alive) engine.put(file.name, content);
    said.textContent = `"${file.name}" staat naast de cellen en blijft op deze computer. Lees het in een cel: DelimitedFile.Open("${file.name}"). Zet het straks ook naast het notebook.`;
  } });
  const stored = Object.entries(kept()).sort(([a], [b]) => Number(a) - Number(b)).map(([, code]) => code);
  for (const code of stored.length > 0 ? stored : [FIRST, "reeks.ForTest(1).Trend()"]) add(code);
  place.replaceChildren(list, h("p", { class: "buttons" },
    h("button", { type: "button", click: () => { add("").text.focus(); keep(); } }, "Nieuwe cel"), " ",
    h("button", { type: "button", click: () => save("proef.ipynb", new Blob([notebook(codes())], { type: "application/x-ipynb+json" })) }, "Bewaar als notebook (.ipynb)"), " ",
    h("label", {}, "Eigen bestand (CSV) ", choose)), said);
}
