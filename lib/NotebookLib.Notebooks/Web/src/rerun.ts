// "Reken deze pagina na": all cells of the page again, in order, each compared with what was published.
import { compare, type State, type Verdict } from "./compare";
import { all, dutch, folded, h, save } from "./dom";
import { type CellData, Engine, type PageData, type Ran, Stopped, pageData } from "./engine";

const SAY: Record<State, string> = { gelijk: "gelijk", afronding: "gelijk, op het laatste cijfer van de machine na", anders: "anders", "niet hier": "niet hier te rekenen", fout: "fout" };
const MARK: Record<State, string> = { gelijk: "✓", afronding: "✓", anders: "≠", "niet hier": "–", fout: "!" };

export interface Outcome { cell: CellData; verdict: Verdict; hash: string; outputs?: string }

const count = (n: number, one: string, more: string): string => `${n} ${n === 1 ? one : more}`;

/** Runs all cells, from the first on. */
export async function runAll(engine: Engine, data: PageData, said: (n: number) => void, came: (outcome: Outcome, n: number) => void, code: (cell: CellData, n: number) => string = (cell) => cell.code): Promise<Outcome[]> {
  engine.open();
  const outcomes: Outcome[] = [];
  for (const [i, cell] of data.cells.entries()) {
    said(i + 1);
    const ran: Ran = await engine.run(code(cell, i + 1), i + 1);
    const verdict = compare(cell.outputs, ran.outputs);
    const absent = outcomes.findIndex((o) => o.verdict.state === "niet hier") + 1;
    if (verdict.state === "fout" && absent > 0 && /\bCS0(103|246|234)\b/.test(verdict.what)) { // it names what that cell would have made
      [verdict.state, verdict.what] = ["niet hier", `Deze cel bouwt voort op cel ${absent}, die hier niet loopt.`];
    }
    outcomes.push({ cell, verdict, hash: ran.hash, outputs: ran.outputs });
    came(outcomes[i]!, i + 1);
    for (const [n, outputs] of Object.entries(ran.earlier)) { // a later cell may fill in what an earlier one shows
      const before = outcomes[Number(n) - 1]!;
      [before.verdict, before.outputs] = [compare(before.cell.outputs, outputs), outputs];
      came(before, Number(n));
    }
    if (verdict.state === "fout") break; // as in the edition's own run: what comes after an error does not run
  }
  return outcomes;
}

/** One sentence about all cells. */
export function sentence(outcomes: Outcome[], of: number): string {
  const tally = (state: State): number => outcomes.filter((o) => o.verdict.state === state).length;
  const [same, near, other, absent, failed] = [tally("gelijk"), tally("afronding"), tally("anders"), tally("niet hier"), tally("fout")];
  const rest = [near && `${near} gelijk op het laatste cijfer van de machine na`, other && `${other} anders`, absent && `${absent} niet hier te rekenen`].filter(Boolean);
  return failed > 0 ? `Cel ${outcomes.length} geeft hier een fout; de cellen daarna liepen niet. Van de ${count(outcomes.length - 1, "cel", "cellen")} ervoor ${same === 1 ? "is" : "zijn"} er ${same + near} gelijk.`
    : outcomes.length < of ? `Gestopt: ${outcomes.length} van de ${count(of, "cel", "cellen")} nagerekend, ${same} gelijk${rest.length ? `, ${rest.join(", ")}` : ""}.`
    : rest.length === 0 ? `Alle ${count(of, "cel geeft", "cellen geven")} hier hetzelfde als op de pagina staat.`
    : `Van de ${count(of, "cel", "cellen")} ${same === 1 ? "is" : "zijn"} er ${same} gelijk, ${rest.join(", ")}.`;
}

/** Shows at the code of each block how its cells came out. */
export function show(outcome: Outcome, n: number, places: HTMLDetailsElement[]): void {
  const place = places[outcome.cell.block];
  if (!place) return;
  const id = `nagerekend-${n}`;
  document.getElementById(id)?.remove();
  const { state, what, was, now } = outcome.verdict;
  const line = h("div", { class: `nagerekend ${state.replace(" ", "-")}`, id }, h("p", {}, h("span", { "aria-hidden": "true" }, MARK[state]), ` Cel ${n}: ${SAY[state]}${state === "niet hier" || state === "fout" ? `. ${what}` : ""}`));
  if (state === "anders") {
    line.append(h("dl", {}, h("dt", {}, "Op de pagina"), h("dd", {}, h("pre", { tabindex: 0 }, was)), h("dt", {}, "Hier"), h("dd", {}, h("pre", { tabindex: 0 }, now))));
  } else if (state === "fout") line.append(h("pre", { tabindex: 0 }, now));
  const later = all<HTMLElement>(".nagerekend", place.parentElement!).find((e) => Number(e.id.slice(11)) > n);
  if (later) later.before(line);
  else place.before(line);
}

interface Certificate { soort: string; uitgave: string; notebook: string; titel: string; datum: string; uitkomst: string; versies: Record<string, string>; cellen: object[] }

function certificate(data: PageData, outcomes: Outcome[], engine: Engine): Certificate {
  const today = new Date();
  return {
    soort: "notebooklib-narekening", uitgave: document.title, notebook: data.notebook, titel: data.title,
    datum: `${today.getFullYear()}-${String(today.getMonth() + 1).padStart(2, "0")}-${String(today.getDate()).padStart(2, "0")}`,
    uitkomst: sentence(outcomes, data.cells.length), versies: { ...engine.versions, browser: navigator.userAgent },
    cellen: outcomes.map(({ cell, verdict, hash }, i) => ({ cel: i + 1, id: cell.id, uitkomst: SAY[verdict.state], gepubliceerd: cell.hash, hier: hash, ...(verdict.state === "anders" ? { "op de pagina": verdict.was, "in deze browser": verdict.now } : verdict.what ? { reden: verdict.what } : {}) })),
  };
}

function readable(c: Certificate): string {
  return [`# Narekening: ${c.titel}`, "", `${c.uitkomst}`, "", `Notebook ${c.notebook}, nagerekend op ${c.datum} in een browser, met de gegevens die bij de uitgave horen.`,
    ...Object.entries(c.versies).map(([name, version]) => `- ${name}: ${version}`), "", "Per cel: uitkomst, en de SHA-256 van de gepubliceerde uitvoer en van die in deze browser.", "",
    ...(c.cellen as Record<string, string>[]).map((cell) => `${cell["cel"]}. ${cell["uitkomst"]}${cell["reden"] ? ` (${cell["reden"]})` : ""}\n   ${cell["gepubliceerd"]}\n   ${cell["hier"]}`), ""].join("\n");
}

/** Starts in the place that the page keeps for it. */
export async function rerun(place: HTMLElement): Promise<void> {
  const size = document.body.dataset.motor!;
  const status = h("p", { class: "say", role: "status" });
  const bar = h("progress", { max: 1, value: 0, "aria-label": "Voortgang" });
  const engine = new Engine();
  const stop = h("button", { type: "button", class: "plain", click: () => engine.stop() }, "Stop");
  const buttons = h("p", { class: "buttons" }, stop);
  place.replaceChildren(status, bar, buttons);
  const places = folded();
  for (const old of all(".nagerekend")) old.remove();
  const again = (): HTMLButtonElement => h("button", { type: "button", click: () => void rerun(place) }, "Reken opnieuw na");
  let data: PageData | null = null;
  const outcomes: Outcome[] = [];
  try {
    status.textContent = `De rekenmotor wordt geladen (${size}).`;
    data = await pageData(document.body.dataset.page!);
    await engine.start(data, (what, part) => {
      bar.value = part;
      status.textContent = what === "laden" ? `De rekenmotor wordt geladen (${size}).` : `De rekenmotor wordt uitgepakt: ${dutch(part * 100)} procent van ${size}.`;
    });
    const began = performance.now();
    bar.value = 0;
    await runAll(engine, data, (n) => { status.textContent = `Cel ${n} van ${data!.cells.length} wordt gerekend.`; }, (outcome, n) => {
      outcomes[n - 1] = outcome;
      bar.value = n / data!.cells.length;
      show(outcome, n, places);
    });
    status.textContent = `${sentence(outcomes, data.cells.length)} Het rekenen duurde ${dutch((performance.now() - began) / 1000)} seconden.`;
  } catch (problem) {
    status.textContent = problem instanceof Stopped ? (data ? sentence(outcomes, data.cells.length) : "Gestopt.")
      : `De rekenmotor hield op: ${(problem as Error).message} De pagina zelf is heel; herladen helpt vaak.`;
  }
  bar.remove();
  buttons.replaceChildren(again());
  if (data && outcomes.length > 0) {
    const found = certificate(data, outcomes, engine);
    const name = `narekening-${document.body.dataset.page}`;
    buttons.append(" ", h("button", { type: "button", click: () => save(`${name}.json`, new Blob([JSON.stringify(found, null, 1) + "\n"], { type: "application/json" })) }, "Bewaar als certificaat (JSON)"), " ",
      h("button", { type: "button", click: () => save(`${name}.md`, new Blob([readable(found)], { type: "text/markdown" })) }, "Bewaar als tekst"));
    place.append(h("p", { class: "note" }, h("a", { href: `#nagerekend-${(outcomes.findIndex((o) => o.verdict.state !== "gelijk" && o.verdict.state !== "afronding") + 1) || 1}` }, outcomes.some((o) => o.verdict.state !== "gelijk" && o.verdict.state !== "afronding") ? "Naar de eerste cel die niet gelijk is" : "Naar de eerste cel")));
  }
  engine.stop();
}
