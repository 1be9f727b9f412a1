// "Maak een andere keuze": what the notebook lets one set, as fields; the page computes again with it.
import { h, readNumber } from "./dom";
import { type Field, pageData } from "./engine";
import { clear, edition, lower, mine, recompute, report, withEngine } from "./vary";

const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]/g, "");

/** How many letters must change to make one word of another. */
function steps(a: string, b: string): number {
  let row = [...Array(b.length + 1).keys()];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length]!;
}

/** The names that look most like a text: those that hold it first. */
function nearest(text: string, names: string[]): string[] {
  const asked = plain(text);
  return names.map((name) => ({ name, far: plain(name).includes(asked) ? 0 : steps(asked, plain(name)) })).sort((a, b) => a.far - b.far || a.name.localeCompare(b.name, "nl")).slice(0, 4).map((n) => n.name);
}

/** What a reader filled in, as C# writes it; or why it cannot be. */
function read(f: Field, text: string, names?: string[]): { code: string; text: string } | string {
  if (f.kind === "YesNo") return { code: text, text: text === "true" ? "ja" : "nee" };
  if (f.kind === "Text") {
    const name = text === "" ? "" : names ? names.find((n) => plain(n) === plain(text)) : text;
    return name === undefined ? `${f.label}: “${text}” is hier niet bekend. Bedoel je ${nearest(text, names!).join(", ")}?`
      : { code: `"${name.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`, text: name === "" ? "leeg" : name };
  }
  const value = readNumber(text);
  return value === null ? `${f.label}: “${text}” is geen getal.`
    : f.kind === "Whole" && !(Number.isInteger(value) && Math.abs(value) < 2 ** 31) ? `${f.label}: geef een heel getal.`
    : { code: String(value), text: text.trim() };
}

export async function choices(place: HTMLElement): Promise<void> {
  const data = await pageData(document.body.dataset.page!);
  const fields = data.fields ?? [];
  const inputs = new Map<string, HTMLInputElement | HTMLSelectElement>();
  const control = (f: Field): HTMLElement => {
    const names = data.names?.[f.name];
    const input = f.kind === "YesNo" ? h("select", {}, ...["true", "false"].map((v) => h("option", { value: v, selected: v === f.value }, v === "true" ? "ja" : "nee")))
      : h("input", { type: "text", autocomplete: "off", inputmode: f.kind === "Whole" ? "numeric" : f.kind === "Number" ? "decimal" : "text", value: f.kind === "Number" ? f.value.replace(".", ",") : f.value, ...(names ? { list: `namen-${f.name}` } : {}) });
    inputs.set(f.name, input);
    return h("label", {}, f.label, input, names ? h("datalist", { id: `namen-${f.name}` }, ...names.map((n) => h("option", { value: n }))) : null, h("small", {}, `${f.hint ? `${f.hint}. ` : ""}Uitgave: ${lower(edition(f))}`));
  };
  const r = report();
  const back = h("button", { type: "button", class: "plain", hidden: true, click: () => {
    for (const f of fields) inputs.get(f.name)!.value = f.kind === "Number" ? f.value.replace(".", ",") : f.value;
    mine.values.clear();
    back.hidden = true;
    clear();
    if (mine.file) void withEngine(r, (engine, d) => recompute(r, engine, d));
    else r.status.textContent = "De pagina toont alleen nog de keuze van de uitgave.";
  } }, "Terug naar de uitgave");
  const go = h("button", { type: "submit" }, "Reken met deze keuze");
  const form = h("form", { submit: (e) => {
    e.preventDefault();
    const values = new Map<string, { code: string; text: string }>();
    for (const f of fields) {
      const text = inputs.get(f.name)!.value.trim();
      const value = read(f, text, data.names?.[f.name]);
      if (typeof value === "string") { r.status.textContent = value; inputs.get(f.name)!.focus(); return; }
      if (value.text !== edition(f)) values.set(f.name, value);
    }
    if (values.size === 0) { r.status.textContent = "Dit is de keuze van de uitgave. Vul iets anders in."; return; }
    mine.values = values;
    back.hidden = false;
    void withEngine(r, (engine, d) => recompute(r, engine, d));
  } }, h("div", { class: "fields" }, ...fields.map(control)), h("p", { class: "buttons" }, go, " ", back, " ", r.stop));
  place.replaceChildren(h("h2", {}, "Een andere keuze"), form, r.status, r.bar);
  form.querySelector<HTMLElement>("input, select")?.focus();
}
