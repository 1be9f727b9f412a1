// The participant's own file: save as JSON or as text, read back, erase.
import { all, h, save } from "./dom";
import { markdown } from "./markdown";
import { combine, erase, keep, load, read, write } from "./store";

export function saveJson(): void { save("mijn-werkplaats.json", new Blob([write(load())], { type: "application/json" })); }
export function saveText(): void { save("mijn-werkplaats.md", new Blob([markdown(load())], { type: "text/markdown" })); }

export function startFile(): void {
  for (const button of all<HTMLButtonElement>("button[data-save]")) button.addEventListener("click", () => (button.dataset.save === "json" ? saveJson() : saveText()));
  const place = document.querySelector<HTMLElement>("#mijn-bestand");
  if (!place) return;
  const say = place.querySelector<HTMLElement>(".say")!;
  const mine = place.querySelector<HTMLElement>(".mine")!;
  const show = (): void => {
    const text = markdown(load());
    const lines = text.split("\n").filter((l) => l.trim()).length;
    mine.replaceChildren(lines <= 1 ? h("p", { class: "note" }, "Je hebt nog niets ingevuld. Open een thema en begin bij Voorspel eerst.") : h("pre", { class: "out", tabindex: 0 }, text));
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
