// Points to divide and lenses to pick: kept in this browser, ready for the group picture.
import { all, dutch, h, s } from "./dom";
import { change, fieldsOf, load } from "./store";

/** A hundred points over a few places. */
function divide(place: HTMLElement): void {
  const form = place.dataset.form!;
  const kept = load().werkvormen.get(form);
  const inputs = all<HTMLInputElement>("input[type=range]", place);
  const left = place.querySelector<HTMLElement>(".left")!;
  const picture = place.querySelector<HTMLElement>(".picture")!;
  const total = (): number => inputs.reduce((sum, i) => sum + Number(i.value), 0);
  const show = (): void => {
    for (const input of inputs) place.querySelector<HTMLElement>(`output[for="${input.id}"]`)!.textContent = input.value;
    const rest = 100 - total();
    left.textContent = rest === 0 ? "Alle 100 punten zijn verdeeld." : `Nog ${rest} ${rest === 1 ? "punt" : "punten"} te verdelen.`;
    picture.replaceChildren(square(inputs));
  };
  for (const input of inputs) {
    const stored = kept?.get(input.name);
    input.value = typeof stored === "number" ? String(Math.round(Math.min(100, Math.max(0, stored)))) : "0";
  }
  if (total() > 100) for (const input of inputs) input.value = "0";
  for (const input of inputs) {
    input.addEventListener("input", () => {
      const over = total() - 100;
      if (over > 0) input.value = String(Number(input.value) - over);
      show();
      change((work) => { for (const i of inputs) fieldsOf(work.werkvormen, form).set(i.name, Number(i.value)); });
    });
  }
  place.hidden = false;
  show();
}

/** Four squares around a cross; the surface is the number of points. */
function square(inputs: HTMLInputElement[]): SVGSVGElement {
  const svg = s("svg", { viewBox: "0 0 320 320", role: "img", class: "quadrants", "aria-label": inputs.map((i) => `${i.dataset.label}: ${i.value} punten`).join(", ") });
  svg.append(s("path", { d: "M160 8V312M8 160H312", class: "grid" }));
  inputs.forEach((input, i) => {
    const side = 14.4 * Math.sqrt(Number(input.value));
    const [x, y] = [i % 2 === 0 ? 160 - side : 160, i < 2 ? 160 - side : 160];
    svg.append(s("rect", { x, y, width: side, height: side, class: `q q${i}` }));
    svg.append(s("text", { x: i % 2 === 0 ? 12 : 308, y: i < 2 ? 20 : 310, "text-anchor": i % 2 === 0 ? "start" : "end" }, `${input.dataset.label} ${dutch(Number(input.value))}`));
  });
  return svg;
}

/** Which lens speaks in a sentence; the tally shows which lens stays silent. */
function lenses(place: HTMLElement): void {
  const form = place.dataset.form!;
  const kept = load().werkvormen.get(form);
  const selects = all<HTMLSelectElement>("select", place);
  const tally = place.querySelector<HTMLElement>(".picture")!;
  const names = [...(selects[0]?.options ?? [])].map((o) => o.value).filter(Boolean);
  const show = (): void => {
    const filled = selects.filter((x) => x.value);
    const counts = names.map((name) => [name, filled.filter((x) => x.value === name).length] as const);
    const silent = counts.filter(([, n]) => n === 0).map(([name]) => name);
    tally.replaceChildren(h("ul", { class: "bars" }, ...counts.map(([name, n]) => h("li", {}, h("span", {}, name), h("i", { style: `width:${(100 * n) / selects.length}%` }), ` ${n}`))),
      h("p", {}, filled.length < selects.length ? `${filled.length} van ${selects.length} zinnen gekozen.` : silent.length > 0 ? `Deze bril zweeg: ${silent.join(", ")}. Wat zou hij zeggen?` : "Alle brillen kwamen aan het woord."));
  };
  for (const select of selects) {
    const stored = String(kept?.get(select.name) ?? "");
    if (names.includes(stored)) select.value = stored;
    select.addEventListener("change", () => { change((work) => fieldsOf(work.werkvormen, form).set(select.name, select.value)); show(); });
  }
  place.hidden = false;
  show();
}

export function startPoints(): void {
  for (const place of all<HTMLElement>(".divide")) divide(place);
  for (const place of all<HTMLElement>(".lenses")) lenses(place);
  for (const area of all<HTMLTextAreaElement>("textarea[data-form]")) {
    const { form = "", field = "" } = area.dataset;
    area.value = String(load().werkvormen.get(form)?.get(field) ?? "");
    area.addEventListener("input", () => change((work) => fieldsOf(work.werkvormen, form).set(field, area.value)));
    area.closest<HTMLElement>(".fields")!.hidden = false;
  }
}
