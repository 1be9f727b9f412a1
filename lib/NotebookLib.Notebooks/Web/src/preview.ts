// Follows a notebook while it is written: replaces the parts of the page that changed and nothing else, so that place, selection and what is open stay;
// says how things stand, and shows variables and timings when asked.
import { change, type Part, type Update } from "./previewparts";
import { startOwn } from "./previewown";
import { all, dutch, h } from "./dom";

interface Cell { number: number; id: string; state: string; milliseconds: number }
interface Status {
  phase: string; text: string; problem: string; written: string; running: number; differs: number[]; cells: Cell[];
  fault: { place: string; sentence: string } | null; build: { running: boolean; text: string; errors: string[] };
}
interface Message extends Update { frame: string; definitions: string; status: Status }

const name = document.querySelector<HTMLMetaElement>('meta[name="nl-preview"]')?.content ?? "";
const how = h("p", { class: "how", role: "status" }, h("i", { "aria-hidden": "true" }), h("span", {}, "De pagina zoekt contact"));
const panel = h("div", { class: "panel", hidden: true });
const buttons = h("p", { class: "buttons" });
const dock = h("div", { class: "nl-dock", role: "region", "aria-label": "Voorvertoning" }, panel, h("div", { class: "line" }, how, buttons));
let status: Status | null = null;
let frame = "";
let shown = ""; // which panel is open

function say(tone: string, ...content: (Node | string)[]): void {
  dock.dataset.tone = tone;
  const place = how.querySelector("span")!;
  const text = content.map((c) => (typeof c === "string" ? c : c.textContent)).join("");
  if (place.textContent !== text) place.replaceChildren(...content);
}

function tell(now: Status): void {
  const wrong = h("a", { href: "#", click: (e) => { e.preventDefault(); document.querySelector(".nl-fault")?.scrollIntoView({ block: "center" }); } });
  if (now.problem) say("wrong", now.problem);
  else if (now.build.running) say("busy", `${now.build.text} …`);
  else if (now.build.errors.length > 0) say("wrong", `${now.build.text}: ${now.build.errors[0]}`);
  else if (now.fault) { wrong.textContent = `${now.fault.place}: ${now.fault.sentence}`; say("wrong", wrong); }
  else say(now.phase === "running" || now.phase === "checking" ? "busy" : "good", [now.text, now.written, now.build.text].filter(Boolean).map((t) => t.replace(/\.$/, "")).join(". ") + ".");
}

/** A table in the panel. */
function table(title: string, note: string, heads: string[], rows: (Node | string)[][]): void {
  panel.replaceChildren(h("h2", {}, title), ...(note ? [h("p", { class: "note" }, note)] : []), h("table", { class: shown },
    h("thead", {}, h("tr", {}, ...heads.map((t) => h("th", { scope: "col" }, t)))), h("tbody", {}, ...rows.map((r) => h("tr", {}, ...r.map((c, i) => h("td", { class: typeof c === "string" && i > 0 && /^[\d.,]+ ms$/.test(c) ? "number" : "" }, c)))))));
}

function timings(): void {
  if (!status) return;
  const longest = Math.max(1, ...status.cells.map((c) => c.milliseconds));
  const sum = status.cells.reduce((all, c) => all + c.milliseconds, 0);
  table("Tijden", `Samen ${dutch(sum / 1000, 2)} s, de laatste keer dat elke cel liep.`, ["cel", "naam", "stand", "duur", ""], status.cells.map((c) =>
    [String(c.number), c.id, c.state, `${dutch(c.milliseconds, c.milliseconds < 10 ? 1 : 0)} ms`, h("span", { class: "bar-of", style: `width:${Math.max(0.5, (100 * c.milliseconds) / longest)}%` })]));
}

async function values(): Promise<void> {
  try {
    const answer = (await (await fetch(`values/${name}`)).json()) as { values: { name: string; kind: string; text: string }[] | null };
    if (shown !== "values") return;
    if (!answer.values) return table("Waarden", "Er loopt nog geen sessie.", [], []);
    table("Waarden", "De variabelen zoals de cellen ze achterlieten.", ["naam", "soort", "waarde"], answer.values.map((v) => [h("code", {}, v.name), h("code", {}, v.kind), h("code", {}, v.text)]));
  } catch {
    panel.replaceChildren(h("p", { class: "note" }, "De waarden zijn nu niet op te vragen."));
  }
}

function open(which: string): void {
  shown = shown === which ? "" : which;
  panel.hidden = shown === "";
  for (const button of all<HTMLButtonElement>("button[data-panel]", buttons)) button.setAttribute("aria-expanded", String(button.dataset.panel === shown));
  panel.tabIndex = 0;
  if (shown === "values") { panel.replaceChildren(h("p", { class: "note" }, "Even wachten op de cel die loopt.")); void values(); }
  if (shown === "times") timings();
}

const again = (): void => { void fetch(`rerun/${name}`, { method: "POST" }); };

function receive(message: Message): void {
  if (frame && message.frame !== frame) return location.reload(); // title or steps are others: the frame of the page is
  frame = message.frame;
  const definitions = document.getElementById("nl-uitleg");
  if (definitions && definitions.innerHTML !== message.definitions) definitions.innerHTML = message.definitions;
  const before = status;
  status = message.status;
  change(message);
  tell(message.status);
  document.documentElement.dataset.nlPhase = message.status.phase;
  if (shown === "times") timings();
  if (shown === "values" && message.status.running === 0 && before?.running !== 0) void values();
}

function listen(): void {
  const source = new EventSource(`events/${name}`);
  source.onmessage = (event) => receive(JSON.parse(event.data as string) as Message);
  source.onerror = () => {
    say("away", "Geen contact met het programma. Loopt het nog in de terminal?");
    if (source.readyState === EventSource.CLOSED) setTimeout(listen, 1000);
  };
}

document.body.classList.add("nl-preview");
document.body.append(dock);
buttons.append(
  h("button", { type: "button", "data-panel": "values", "aria-expanded": "false", click: () => open("values") }, "Waarden"),
  h("button", { type: "button", "data-panel": "times", "aria-expanded": "false", click: () => open("times") }, "Tijden"),
);
startOwn(buttons);
buttons.append(h("button", { type: "button", click: again }, "Alles opnieuw ", h("kbd", {}, "r")));
document.addEventListener("keydown", (e) => {
  if (e.key === "r" && !e.ctrlKey && !e.metaKey && !e.altKey && !(e.target as HTMLElement).closest("input, textarea, select, [contenteditable], dialog")) again();
  if (e.key === "Escape" && shown && !document.querySelector("dialog[open]")) open(shown);
});
listen();
export type { Part };
