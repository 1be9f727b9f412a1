// A file of one's own dropped on the preview: the page asks what its columns mean, and the program keeps it in the local cache, as `data add --map` does.
import { h } from "./dom";
import type { Question } from "./engine";
import { questions } from "./ownquestion";

const LARGEST = 20 * 1024 * 1024;

export function startOwn(buttons: HTMLElement): void {
  const input = h("input", { type: "file", accept: ".csv,.tsv,.txt,.xlsx,.xls,text/csv", hidden: true, change: () => { if (input.files?.[0]) void take(input.files[0]); input.value = ""; } });
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
    else dialog("Eén bestand tegelijk", [h("p", {}, "Sleep één bestand hierheen.")]);
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
    h("p", {}, error ?? "Sleep een CSV of werkmap met aantallen op de pagina, of kies er een. Het bestand blijft op deze computer. Aantallen onder de vijf worden niet getoond. Regels over één leerling worden geweigerd."), ...rows],
    h("button", { type: "button", class: "go", click: () => { box.close(); input.click(); } }, "Kies een bestand"));
}

async function take(file: File): Promise<void> {
  if (file.size > LARGEST) {
    dialog("Dit bestand is te groot", [h("p", {}, "Een tabel met aantallen is klein: hoogstens 20 MB. Tel eerst per schooljaar en schoolsoort.")]);
    return;
  }
  const proposal = await ask<Question>(`own/inspect?name=${encodeURIComponent(file.name)}`, { method: "POST", body: file, headers: { "Content-Type": "application/octet-stream" } });
  if (proposal.error) dialog("Dit bestand past hier niet", [h("p", {}, proposal.error)]);
  else choose(proposal);
}

/** Asks what the columns mean; what seems likely is filled in. */
function choose(p: Question): void {
  const say = h("p", { class: "say", role: "alert" });
  const form = questions(p);
  const add = h("button", { type: "button", class: "go" }, "Zet naast Nederland");
  dialog("Wat staat er in dit bestand?", [
    h("p", {}, `${p.name}: controleer wat elke kolom betekent. Het bestand komt in de map .cache op deze computer, net als met data add. Aantallen onder de vijf worden niet getoond.`),
    ...form.parts, say], add);
  add.addEventListener("click", async () => {
    const given = form.answer();
    if (typeof given === "string") { say.textContent = given; return; }
    add.disabled = true;
    const answer = await ask("own/add", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(given) });
    add.disabled = false;
    if (answer.error) say.textContent = answer.error;
    else dialog("Het bestand staat erbij", [h("p", {}, "De cellen lopen opnieuw. Je regio staat naast Nederland waar een notebook eigen cijfers toont, zoals in thema 3. Weghalen kan met de knop Eigen bestand.")]);
  });
}
