// Group pictures from dropped files: without names, and each text apart from the file that it came from.
import { all, dutch, h, s } from "./dom";
import { frame, line, smooth, spread } from "./plot";
import { read, type Prediction, type Work } from "./store";

const median = (values: number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};
const mean = (values: number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
const short = (v: number): string => dutch(v, Number.isInteger(v) ? 0 : Math.abs(v) < 10 ? 2 : 1);

function linesPicture(title: string, given: Prediction[]): HTMLElement | null {
  const names = [...new Set(given.flatMap((p) => p.lijnen.map((l) => l.reeks)))];
  const parts = names.map((name) => {
    const drawn = given.flatMap((p) => p.lijnen.filter((l) => l.reeks === name));
    const seen = given.flatMap((p) => p.gezien.filter((l) => l.reeks === name))[0];
    const [xs, ys] = [[...drawn, ...(seen ? [seen] : [])].flatMap((l) => l.x), [...drawn, ...(seen ? [seen] : [])].flatMap((l) => l.y)];
    if (xs.length === 0) return null;
    const svg = s("svg", { role: "img", class: "draw", "aria-label": `${title}, ${name}: ${drawn.length} getekende lijnen` });
    const room = 0.08 * (Math.max(...ys) - Math.min(...ys) || 1);
    const f = frame(svg, Math.min(640, document.documentElement.clientWidth - 60), [Math.min(...xs), Math.max(...xs)], [Math.min(...ys) - room, Math.max(...ys) + room], 90);
    for (const l of drawn) svg.append(s("path", { d: smooth(l.x.map((x, i) => [f.x(x), f.y(l.y[i]!)])), class: "one" }));
    if (seen) line(svg, f, { name, x: seen.x, y: seen.y, color: "#0067a5" }, "gezien");
    spread(svg);
    return h("div", {}, h("p", { class: "what" }, h("b", {}, name), ` ${drawn.length} ${drawn.length === 1 ? "lijn" : "lijnen"}`), svg);
  }).filter((p) => p !== null);
  return parts.length > 0 ? h("div", {}, ...parts) : null;
}

function numbersTable(given: Prediction[]): HTMLElement | null {
  const names = [...new Set(given.flatMap((p) => p.getallen.map((g) => g.naam)))];
  if (names.length === 0) return null;
  const rows = names.map((name) => {
    const found = given.flatMap((p) => p.getallen.filter((g) => g.naam === name));
    const values = found.map((g) => g.waarde);
    const seen = found.map((g) => g.gezien).find((g) => g !== null) ?? null;
    const cells = [String(values.length), short(Math.min(...values)), short(median(values)), short(Math.max(...values)), seen === null ? "" : short(seen)];
    return h("tr", {}, h("th", { scope: "row" }, name), ...cells.map((c) => h("td", { class: "nl-num" }, c)));
  });
  return h("table", { class: "nl-table" }, h("thead", {}, h("tr", {}, ...["", "aantal", "laagste", "midden", "hoogste", "gezien"].map((t, i) => h("th", { scope: "col", class: i ? "nl-num" : "" }, t)))), h("tbody", {}, ...rows));
}

/** Texts in alphabetical order, so that the order tells nothing of who wrote them; the same answer more than once is counted. */
const texts = (title: string, found: string[]): HTMLElement | null => (found.length === 0 ? null
  : h("details", {}, h("summary", {}, `${title} (${found.length})`), h("ul", {}, ...[...new Set(found)].sort((a, b) => a.localeCompare(b, "nl")).map((t) => {
    const count = found.filter((f) => f === t).length;
    return h("li", {}, count > 1 ? `${count} × ${t}` : t);
  }))));

function picture(works: Work[]): HTMLElement {
  const out = h("div", {});
  const pages = new Map<string, string>();
  for (const work of works) for (const [name, page] of work.paginas) pages.set(name, page.titel);
  for (const [name, title] of [...pages].sort()) {
    const of = works.flatMap((w) => w.paginas.get(name) ?? []);
    out.append(h("h3", {}, title || name));
    for (const block of new Set(of.flatMap((p) => [...p.voorspellingen.keys()]))) {
      const given = of.flatMap((p) => p.voorspellingen.get(block) ?? []);
      const without = given.filter((p) => p.getoond === "zonder").length;
      const ways = (["stijgt", "gelijk", "daalt"] as const).map((r) => [r, given.filter((p) => p.richting === r).length] as const).filter(([, n]) => n > 0);
      out.append(h("h4", {}, given.find((p) => p.figuur)?.figuur ?? "Voorspelling"),
        h("p", { class: "note" }, `${given.length - without} met een voorspelling, ${without} zonder${ways.length ? `. Richting: ${ways.map(([r, n]) => `${n} × ${r}`).join(", ")}` : ""}.`));
      for (const part of [linesPicture(title, given), numbersTable(given), texts("In woorden", given.map((p) => p.woorden.trim()).filter(Boolean)), texts("Wat verraste", given.map((p) => p.verrassing.trim()).filter(Boolean))]) if (part) out.append(part);
    }
    for (const step of ["overzicht", "inzicht", "uitzicht"]) {
      for (const [field, label] of [["notities", "Notities"], ["hypothese", "Werkhypothesen"], ["verwachting", "Dan zie ik"], ["weerlegging", "Ik stap ervan af als"], ["vraag", "Volgende vragen"]] as const) {
        const part = texts(`${label}, ${step}`, of.map((p) => String(p.stappen.get(step)?.get(field) ?? "").trim()).filter(Boolean));
        if (part) out.append(part);
      }
    }
  }
  for (const form of new Set(works.flatMap((w) => [...w.werkvormen.keys()]))) {
    const given = works.flatMap((w) => w.werkvormen.get(form) ?? []);
    out.append(h("h3", {}, `Werkvorm: ${form}`));
    const names = [...new Set(given.flatMap((g) => [...g.keys()]))];
    const rows = names.map((name) => [name, given.map((g) => g.get(name)).filter((v) => typeof v === "number")] as const).filter(([, v]) => v.length > 0);
    if (rows.length > 0) {
      out.append(h("table", { class: "nl-table" }, h("thead", {}, h("tr", {}, ...["", "aantal", "laagste", "gemiddeld", "hoogste"].map((t, i) => h("th", { scope: "col", class: i ? "nl-num" : "" }, t)))),
        h("tbody", {}, ...rows.map(([name, v]) => h("tr", {}, h("th", { scope: "row" }, name.replaceAll("-", " ")), ...[String(v.length), short(Math.min(...v)), short(mean(v)), short(Math.max(...v))].map((c) => h("td", { class: "nl-num" }, c)))))));
    }
    for (const name of names) {
      const part = texts(name.replaceAll("-", " "), given.map((g) => g.get(name)).filter((v): v is string => typeof v === "string" && v.trim() !== ""));
      if (part) out.append(part);
    }
  }
  return out;
}

export function startGroup(): void {
  const place = document.querySelector<HTMLElement>("#groep");
  if (!place) return;
  const works: Work[] = [];
  const [say, shown, drop] = [".say", ".shown", ".drop"].map((c) => place.querySelector<HTMLElement>(c)!) as [HTMLElement, HTMLElement, HTMLElement];
  const add = async (files: Iterable<File>): Promise<void> => {
    const refused: string[] = [];
    for (const file of files) {
      try {
        works.push(read(await file.text()));
      } catch {
        refused.push(file.name);
      }
    }
    say.textContent = `${works.length} ${works.length === 1 ? "bestand" : "bestanden"} in het groepsbeeld.${refused.length ? ` Niet te lezen als werkplaatsbestand: ${refused.join(", ")}.` : ""}`;
    shown.replaceChildren(picture(works));
  };
  const input = place.querySelector<HTMLInputElement>("input[type=file]")!;
  input.addEventListener("change", () => { void add(input.files ?? []).then(() => { input.value = ""; }); });
  for (const type of ["dragover", "dragenter"]) drop.addEventListener(type, (e) => { e.preventDefault(); drop.classList.add("over"); });
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", (e) => {
    e.preventDefault();
    drop.classList.remove("over");
    void add((e as DragEvent).dataTransfer?.files ?? []);
  });
  for (const button of all<HTMLButtonElement>("button.clear", place)) button.addEventListener("click", () => { works.length = 0; say.textContent = "Het groepsbeeld is leeg."; shown.replaceChildren(); });
}
