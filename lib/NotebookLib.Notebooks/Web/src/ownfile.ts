// "Breng een eigen bestand": a table of the reader's own, cleaned and read by the library in this browser, beside the nation. What was
// answered about its columns is kept in this browser under its headers; the file itself is not kept anywhere.
import type { Output } from "./compare";
import { dutch, h } from "./dom";
import type { Question } from "./engine";
import { type Answer, questions } from "./ownquestion";
import { narrowed, shown } from "./tryout";
import { clear, mine, recompute, report, withEngine } from "./vary";

const KEY = "nl-kaarten", MOST = 10, LARGEST = 20 * 1024 * 1024;
const heads = (q: Question): string => JSON.stringify(q.columns.map((c) => c.name));

function remembered(): [string, Answer][] {
  try { return JSON.parse(localStorage.getItem(KEY) ?? "[]") as [string, Answer][]; } catch { return []; }
}

function remember(q: Question, answer: Answer | null): void {
  const rest = remembered().filter(([key]) => key !== heads(q));
  try { localStorage.setItem(KEY, JSON.stringify([...(answer ? [[heads(q), answer] as [string, Answer]] : []), ...rest].slice(0, MOST))); } catch { /* then it is asked again */ }
}

export async function ownFile(place: HTMLElement): Promise<void> {
  const r = report();
  const body = h("div", {});
  const input = h("input", { type: "file", accept: ".csv,.tsv,.txt,.xlsx,.xls,text/csv", change: () => { const file = input.files?.[0]; if (file) void look(file); } });
  const drop = h("label", { class: "drop-own" }, h("b", {}, "Kies een CSV of xlsx, of sleep het hierheen"), input, h("small", {}, "Aantallen per schooljaar en schoolsoort. Regels over één leerling worden geweigerd; minder dan vijf leerlingen of minder dan drie scholen wordt niet getoond."));
  drop.addEventListener("dragover", (e) => { e.preventDefault(); drop.classList.add("over"); });
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", (e) => {
    e.preventDefault();
    drop.classList.remove("over");
    const files = e.dataTransfer?.files;
    if (files?.length === 1) void look(files[0]!);
    else refuse("Breng één bestand tegelijk.");
  });
  const refuse = (why: string): void => { body.replaceChildren(h("p", { class: "weigering", role: "alert" }, why)); };

  const look = async (file: File): Promise<void> => {
    if (file.size > LARGEST) { refuse("Dit bestand is te groot. Een tabel met aantallen is klein: hoogstens 20 MB. Tel eerst per schooljaar en schoolsoort."); return; }
    const content = new Uint8Array(await file.arrayBuffer());
    body.replaceChildren();
    await withEngine(r, async (engine) => {
      const seen = await engine.inspect(file.name, content);
      if (seen.error) refuse(seen.error);
      else await ask(seen, content, remembered().find(([key]) => key === heads(seen))?.[1]);
    });
  };

  /** Shows what was found and asks what the columns mean. */
  const ask = async (q: Question, content: Uint8Array, before?: Answer): Promise<void> => {
    const form = questions(q, before);
    const say = h("p", { class: "say", role: "alert" });
    const row = h("input", { type: "text", inputmode: "numeric", value: before?.header || String(q.header || ""), size: 4 });
    const sheet = q.sheets && q.sheets.length > 1 ? h("select", {}, ...q.sheets.map((s) => h("option", { value: s, selected: s === q.sheet }, s))) : null;
    const reading = (): { header: string; sheet: string } => ({ header: row.value.trim() === String(q.header || "") && !before?.header ? "" : row.value.trim(), sheet: sheet && (sheet.value !== q.sheets![0] || before?.sheet) ? sheet.value : "" });
    const again = h("button", { type: "button", class: "plain", click: () => void withEngine(r, async (engine) => {
      const seen = await engine.inspect(q.name, content, JSON.stringify(reading()));
      if (seen.error) say.textContent = seen.error;
      else await ask(seen, content, { ...blank(seen), ...reading() });
    }) }, "Lees opnieuw");
    const found = h("details", { open: q.findings.some((f) => f.warns) }, h("summary", {}, q.findings.length === 0 ? "Er was niets schoon te maken" : `Bij het schoonmaken gevonden: ${q.findings.length} ${q.findings.length === 1 ? "ding" : "dingen"}`),
      h("ul", {}, ...q.findings.map((f) => h("li", { class: f.warns ? "let-op" : "" }, `${f.what} (${dutch(f.count)} keer). ${f.does}.`, f.example ? h("small", {}, ` ${f.example}`) : null))));
    const result = h("div", { class: "uit" });
    const show = h("button", { type: "button", click: () => {
      const given = form.answer();
      if (typeof given === "string") { say.textContent = given; return; }
      say.textContent = "";
      const answer = { ...given, ...reading() };
      void withEngine(r, async (engine, data) => {
        const began = performance.now();
        r.status.textContent = "Het bestand wordt gelezen.";
        const taken = await engine.take(q.name, content, JSON.stringify(answer));
        if (taken.error) { say.textContent = taken.error; return; }
        remember(q, answer);
        mine.file = q.name;
        off.hidden = false;
        result.replaceChildren(h("p", { class: "kop" }, `${q.name}: ${dutch(taken.rows)} regels gelezen in ${dutch((performance.now() - began) / 1000, 1)} seconden.`), ...shown(JSON.parse(taken.outputs) as Output[]));
        await narrowed(engine, [result]);
        await recompute(r, engine, data);
      });
    } }, "Zet naast Nederland");
    const off = h("button", { type: "button", class: "plain", hidden: true, click: () => {
      mine.file = "";
      off.hidden = true;
      body.replaceChildren();
      input.value = "";
      clear();
      void withEngine(r, async (engine, data) => {
        engine.forget();
        if (mine.values.size > 0) await recompute(r, engine, data);
        else r.status.textContent = "Het bestand is weg. De pagina toont alleen nog de uitgave.";
      });
    } }, "Haal het bestand weg");
    const known = before && remembered().some(([key]) => key === heads(q));
    const forget = h("button", { type: "button", class: "plain", click: () => { remember(q, null); void ask(q, content); } }, "Vergeet dat");
    body.replaceChildren(h("p", {}, `${q.name}: ${dutch(q.rows)} regels${q.kept === q.rows ? "" : `, waarvan er ${dutch(q.kept)} meetellen`}. Controleer wat elke kolom betekent.`),
      ...(known ? [h("p", { class: "note" }, "Ingevuld zoals je het de vorige keer koos. ", forget)] : []), found, ...form.parts,
      h("details", {}, h("summary", {}, "Staat de kop ergens anders?"), h("p", { class: "buttons" }, h("label", {}, "Kop op regel ", row), " ", sheet ? h("label", {}, "Blad ", sheet) : null, " ", again)),
      h("p", { class: "buttons" }, show, " ", off), say, result);
  };

  const blank = (q: Question): Answer => ({ year: q.year, type: q.type, count: q.count, swv: q.swv, school: q.school, name: "", types: {}, header: "", sheet: "" });
  place.replaceChildren(h("h2", {}, "Een eigen bestand"), drop, body, r.status, r.bar, h("p", { class: "buttons" }, r.stop));
  input.focus();
  await withEngine(r, async () => { /* loaded while the reader looks for the file */ });
}
