// Own notes and own working hypothesis per step, kept while typing.
import { all } from "./dom";
import { change, fieldsOf, load, pageOf } from "./store";

export function startNotes(root: ParentNode = document): void {
  const page = document.body.dataset.page;
  if (!page) return;
  const title = document.querySelector("h1")?.textContent ?? "";
  const work = load().paginas.get(page);
  for (const section of all<HTMLElement>("section.own", root)) {
    const step = section.dataset.step ?? "";
    const said = section.querySelector<HTMLElement>(".say");
    for (const area of all<HTMLTextAreaElement>("textarea[data-field]", section)) {
      const field = area.dataset.field ?? "";
      area.value = String(work?.stappen.get(step)?.get(field) ?? "");
      if (area.value && area.closest("details")) area.closest("details")!.open = true;
      area.addEventListener("input", () => {
        const kept = change((w) => fieldsOf(pageOf(w, page, title).stappen, step).set(field, area.value));
        if (said) said.textContent = kept ? "Bewaard in deze browser." : "Deze browser bewaart niets. Maak een bestand, of schrijf het op papier.";
      });
    }
    section.querySelector<HTMLElement>(".fields")!.hidden = false;
  }
}
