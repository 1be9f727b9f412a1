// A file of one's own dropped on the preview: the page asks what its columns mean, and the program keeps it in the local cache, as `data add --map` does.
import { h } from "./dom";

interface Column { name: string; examples: string[]; words: string[] }
interface Proposal {
  error?: string; name: string; columns: Column[]; year: string; type: string; count: string; swv: string; school: string;
  types: Record<string, string>; all: { code: string; name: string }[];
}

const LARGEST = 20 * 1024 * 1024;

export function startOwn(buttons: HTMLElement): void {
  const input = h("input", { type: "file", accept: ".csv,.tsv,.txt,text/csv", hidden: true, change: () => { if (input.files?.[0]) void take(input.files[0]); input.value = ""; } });
  buttons.append(h("button", { type: "button", click: () => void menu(input) }, "Eigen bestand"), input);
  let over: HTMLElement | null = null;
  const hasFile = (e: DragEvent): boolean => e.dataTransfer?.types.includes("Files") ?? false;
  const leave = (): void => { over?.remove(); over = null; };
  document.addEventListener("dragover", (e) => {
    if (!hasFile(e)) return;
    e.preventDefault();
    if (!over) document.body.append((over = h("div", { class: "nl-over" }, "Laat los: je eigen regio naast Nederland")));
  });
  document.addEventListener("dragleave", (e) => { if (!e.relatedTarget) leave(); });
  document.addEventListener("drop", (e) => {
    if (!hasFile(e)) return;
    e.preventDefault();
    leave();
    const files = e.dataTransfer!.files;
    if (files.length === 1) void take(files[0]!);
    else dialog("Eén bestand tegelijk", [h("p", {}, "Sleep één CSV-bestand hierheen.")]);
  });
}

/** A dialog that closes with Escape and goes when it closes. */
function dialog(title: string, content: (Node | string)[], ...actions: HTMLElement[]): HTMLDialogElement {
  document.querySelector("dialog.nl-own")?.remove();
  const box = h("dialog", { class: "nl-own", "aria-label": title }, h("h2", {}, title), ...content, h("p", { class: "buttons" }, ...actions, h("button", { type: "button", class: "close", click: () => box.close() }, "Sluit")));
  box.addEventListener("close", () => box.remove());
  document.body.append(box);
  box.showModal();
  return box;
}

async function ask<T>(address: string, options?: RequestInit): Promise<T & { error?: string }> {
  try {
    return (await (await fetch(address, options)).json()) as T & { error?: string };
  } catch {
    return { error: "Het programma antwoordt niet. Loopt het nog in de terminal?" } as T & { error?: string };
  }
}

/** What is here already, and how to bring more. */
async function menu(input: HTMLInputElement): Promise<void> {
  const { files = [], error } = await ask<{ files: { id: string; name: string }[] }>("own/list");
  const rows = files.map((f) => h("p", {}, f.name, " ", h("button", { type: "button", click: async (e) => {
    const answer = await ask(`own/remove?id=${encodeURIComponent(f.id)}`, { method: "POST" });
    (e.target as HTMLElement).closest("p")!.textContent = answer.error ?? `${f.name} is weg. De cellen lopen opnieuw.`;
  } }, "Haal weg")));
  const box = dialog("Je eigen regio naast Nederland", [
    h("p", {}, error ?? "Sleep een CSV met aantallen op de pagina, of kies er een. Het bestand blijft op deze computer. Aantallen onder de vijf worden niet getoond. Regels over één leerling worden geweigerd."), ...rows],
    h("button", { type: "button", class: "go", click: () => { box.close(); input.click(); } }, "Kies een bestand"));
}

async function take(file: File): Promise<void> {
  if (file.size > LARGEST) {
    dialog("Dit bestand is te groot", [h("p", {}, "Een tabel met aantallen is klein: hoogstens 20 MB. Tel eerst per schooljaar en schoolsoort.")]);
    return;
  }
  const proposal = await ask<Proposal>(`own/inspect?name=${encodeURIComponent(file.name)}`, { method: "POST", body: file, headers: { "Content-Type": "application/octet-stream" } });
  if (proposal.error) dialog("Dit bestand past hier niet", [h("p", {}, proposal.error)]);
  else choose(proposal);
}

/** Asks what the columns mean; what seems likely is filled in. */
function choose(p: Proposal): void {
  const say = h("p", { class: "say", role: "alert" });
  const words = h("div", { class: "words", hidden: true });
  const picks: Record<string, HTMLSelectElement> = {};
  const pick = (key: string, label: string, chosen: string, optional = false): HTMLElement => {
    const example = h("small", {});
    const select = h("select", { name: key, change: () => show() }, ...(optional || !chosen ? [h("option", { value: "" }, optional ? "geen" : "kies een kolom")] : []), ...p.columns.map((c) => h("option", { value: c.name, selected: c.name === chosen }, c.name)));
    const show = (): void => {
      const column = p.columns.find((c) => c.name === select.value);
      example.textContent = column && column.examples.length > 0 ? `bijvoorbeeld ${column.examples.join(", ")}` : "";
      if (key === "type") ask2();
    };
    picks[key] = select;
    queueMicrotask(show);
    return h("label", {}, label, select, example);
  };
  const types: Record<string, HTMLSelectElement> = {};
  const ask2 = (): void => {
    for (const key of Object.keys(types)) delete types[key];
    const column = p.columns.find((c) => c.name === picks.type?.value);
    words.hidden = !column || column.words.length === 0;
    words.replaceChildren(h("b", {}, "Wat betekenen deze woorden?"), h("div", { class: "fields" }, ...(column?.words ?? []).map((word) => {
      types[word] = h("select", {}, h("option", { value: "" }, "kies een schoolsoort"), ...p.all.map((t) => h("option", { value: t.code, selected: p.types[word] === t.code }, t.code === t.name ? t.code : `${t.code} (${t.name})`)));
      return h("label", {}, word, types[word]!);
    })));
  };
  const region = h("input", { type: "text", name: "region", maxlength: 60, placeholder: "eigen regio" });
  const add = h("button", { type: "button", class: "go" }, "Zet naast Nederland");
  dialog("Wat staat er in dit bestand?", [
    h("p", {}, `${p.name}: controleer wat elke kolom betekent. Het bestand komt in de map .cache op deze computer, net als met data add. Aantallen onder de vijf worden niet getoond.`),
    h("div", { class: "fields" }, pick("year", "Schooljaar", p.year), pick("type", "Schoolsoort", p.type), pick("count", "Aantal leerlingen", p.count), pick("swv", "Samenwerkingsverband", p.swv, true), pick("school", "School", p.school, true),
      h("label", {}, "Naam van de regio", region)), words, say], add);
  add.addEventListener("click", async () => {
    const open = Object.entries(types).filter(([, s]) => !s.value).map(([word]) => `“${word}”`);
    const empty = (["year", "type", "count"] as const).filter((k) => !picks[k]!.value);
    if (empty.length > 0) { say.textContent = "Kies de kolommen voor schooljaar, schoolsoort en aantal."; return; }
    if (open.length > 0) { say.textContent = `Kies nog een schoolsoort voor ${open.join(", ")}.`; return; }
    add.disabled = true;
    const answer = await ask("own/add", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({
      year: picks.year!.value, type: picks.type!.value, count: picks.count!.value, swv: picks.swv!.value, school: picks.school!.value, name: region.value.trim(),
      types: Object.fromEntries(Object.entries(types).map(([word, s]) => [word, s.value])),
    }) });
    add.disabled = false;
    if (answer.error) say.textContent = answer.error;
    else dialog("Het bestand staat erbij", [h("p", {}, "De cellen lopen opnieuw. Je regio staat naast Nederland waar een notebook eigen cijfers toont, zoals in thema 3. Weghalen kan met de knop Eigen bestand.")]);
  });
}
