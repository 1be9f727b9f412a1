// The participant's own file: save as JSON or as text, read back, erase.
import { all, h, save } from "./dom";
import { markdown } from "./markdown";
import { combine, erase, keep, load, read, write } from "./store";

export function saveJson(): void { save("mijn-werkplaats.json", new Blob([write(load())], { type: "application/json" })); }
export function saveText(): void { save("mijn-werkplaats.md", new Blob([markdown(load())], { type: "text/markdown" })); }

/** The text as it reads on paper: it is our own markdown, with heads, quotes, lists and tables only; everything enters as text. */
function written(text: string): HTMLElement {
  const plain = (line: string): string => line.replace(/\\([\\<>[\]`*_#|!])/g, "$1");
  const cells = (row: string): string[] => row.slice(1, -1).split(/(?<!\\)\|/).map((c) => plain(c.trim()));
  const place = h("div", { class: "written", tabindex: 0, role: "region", "aria-label": "Wat je invulde" });
  for (const part of text.split(/\n{2,}/).map((p) => p.trim()).filter(Boolean)) {
    const head = /^(#{1,4}) (.*)$/.exec(part);
    const lines = part.split("\n");
    if (head) place.append(h((["h3", "h3", "h4", "h5"] as const)[head[1]!.length - 1]!, {}, plain(head[2]!)));
    else if (lines[0]!.startsWith("| ") || lines[0]!.startsWith("|")) {
      const [top, , ...rows] = lines;
      place.append(h("table", { class: "nl-table" }, h("thead", {}, h("tr", {}, ...cells(top!).map((c, i) => h("th", { scope: "col", class: i > 0 ? "nl-num" : "" }, c || h("span", { class: "vh" }, "vraag"))))),
        h("tbody", {}, ...rows.map((r) => h("tr", {}, ...cells(r).map((c, i) => (i === 0 ? h("th", { scope: "row" }, c) : h("td", { class: "nl-num" }, c))))))));
    } else if (lines.every((l) => l.startsWith("> "))) place.append(h("blockquote", {}, ...lines.flatMap((l, i) => [i > 0 ? h("br") : null, plain(l.slice(2))])));
    else if (lines.every((l) => l.startsWith("- "))) place.append(h("ul", {}, ...lines.map((l) => h("li", {}, plain(l.slice(2))))));
    else place.append(h("p", {}, /^\*\*.*\*\*$/.test(part) ? h("b", {}, plain(part.slice(2, -2))) : plain(part)));
  }
  return place;
}

export function startFile(): void {
  for (const button of all<HTMLButtonElement>("button[data-save]")) button.addEventListener("click", () => (button.dataset.save === "json" ? saveJson() : saveText()));
  const place = document.querySelector<HTMLElement>("#mijn-bestand");
  if (!place) return;
  const say = place.querySelector<HTMLElement>(".say")!;
  const mine = place.querySelector<HTMLElement>(".mine")!;
  const show = (): void => {
    const text = markdown(load());
    const lines = text.split("\n").filter((l) => l.trim()).length;
    mine.replaceChildren(lines <= 1 ? h("p", { class: "note" }, "Je hebt nog niets ingevuld. Open een thema en begin bij Voorspel eerst.") : written(text));
  };
  const input = place.querySelector<HTMLInputElement>("input[type=file]")!;
  input.addEventListener("change", async () => {
    const file = input.files?.[0];
    if (!file) return;
    try {
      const theirs = read(await file.text());
      say.textContent = keep(combine(load(), theirs)) ? `${file.name} is ingelezen.` : "Deze browser bewaart niets.";
    } catch (problem) {
      say.textContent = `${problem instanceof Error ? problem.message : "Dit bestand is niet te lezen."} Wat je had staat er nog.`;
    }
    input.value = "";
    show();
  });
  const wipe = place.querySelector<HTMLButtonElement>("button.wipe")!;
  const sure = place.querySelector<HTMLElement>(".sure-wipe")!;
  wipe.addEventListener("click", () => { sure.hidden = !sure.hidden; if (!sure.hidden) sure.querySelector("button")!.focus(); });
  sure.querySelector("button")!.addEventListener("click", () => {
    erase();
    sure.hidden = true;
    say.textContent = "Alles wat je hier invulde is gewist.";
    show();
  });
  show();
}
