// The offers to run a page again and to try a cell. Nothing is loaded and nothing runs before somebody asks.
import { folded, h } from "./dom";
import { kept } from "./kept";

type Loaded = { nlReken?: { blank(place: HTMLElement): void; choices(place: HTMLElement): Promise<void>; ownFile(place: HTMLElement): Promise<void>; rerun(place: HTMLElement): Promise<void>; reopen(): Promise<void>; tryout(details: HTMLDetailsElement): Promise<void> } };

function load(): Promise<NonNullable<Loaded["nlReken"]>> {
  const known = (globalThis as Loaded).nlReken;
  if (known) return Promise.resolve(known);
  return new Promise((done, fail) => {
    const script = h("script", { src: "assets/reken.js" });
    script.onload = () => done((globalThis as Loaded).nlReken!);
    script.onerror = () => fail(new Error("assets/reken.js ontbreekt. Zet de hele map van de site neer."));
    document.head.append(script);
  });
}

export function startAgain(): void {
  const size = document.body.dataset.motor;
  const own = document.querySelector<HTMLElement>(".proef");
  if (size && own) { void load().then((reken) => reken.blank(own)); return; }
  const before = document.querySelector("article .pair, article section.step");
  const offers = document.body.dataset.biedt?.split(" ") ?? [];
  const [takesChoice, takesFile] = [offers.includes("keuze"), offers.includes("bestand")];
  if (!size && before && offers.length > 0) {
    before.before(h("p", { class: "again note" }, `${takesChoice && takesFile ? "Een andere keuze of een eigen bestand" : takesFile ? "Een eigen bestand" : "Een andere keuze"} kan hier niet: deze site is zonder rekenmotor gemaakt. Met `, h("code", {}, "run --browser"), " komt zij erbij."));
  }
  if (!size || !before || !("DecompressionStream" in globalThis)) return;
  const box = h("section", { class: "again", "aria-label": "Narekenen in deze browser" });
  const go = h("button", { type: "button", click: () => {
    go.disabled = true;
    load().then((reken) => reken.rerun(box)).catch((problem: Error) => { box.append(h("p", { class: "say", role: "status" }, problem.message)); });
  } }, "Reken deze pagina na");
  box.append(h("p", {}, go, " ", h("small", {}, `Alle code draait dan opnieuw, in je eigen browser, en elke uitkomst wordt vergeleken met wat hier staat. Eerst laden: ${size} uit deze map. Er gaat niets naar buiten. `), h("small", {}, h("a", { href: "proef.html" }, "Of begin een eigen notebook."))));
  const say = (problem: Error): void => { box.append(h("p", { class: "say", role: "status" }, problem.message)); };
  const changed = Object.keys(kept());
  if (changed.length > 0) {
    const open = h("button", { type: "button", class: "plain", click: () => { load().then((reken) => reken.reopen()).then(() => note.remove()).catch(say); } }, "Toon");
    const note = h("p", {}, `Je veranderde hier eerder ${changed.length === 1 ? `cel ${changed[0]}` : `de cellen ${changed.join(", ")}`}. `, open);
    box.append(note);
  }
  before.before(box);
  const offer = (name: string, about: string, start: (place: HTMLElement) => Promise<void>): void => {
    const place = h("section", { class: "again", "aria-label": name });
    const button = h("button", { type: "button", click: () => { button.disabled = true; start(place).catch((problem: Error) => { place.append(h("p", { class: "say", role: "status" }, problem.message)); }); } }, name);
    place.append(h("p", {}, button, " ", h("small", {}, about)));
    box.before(place);
  };
  if (takesFile) offer("Breng een eigen bestand", "Je eigen cijfers naast Nederland. Het bestand blijft op deze computer.", async (place) => (await load()).ownFile(place));
  if (takesChoice) offer("Maak een andere keuze", "Reken deze pagina met een andere keuze dan de uitgave. De uitgave blijft staan.", async (place) => (await load()).choices(place));
  for (const details of folded()) {
    details.addEventListener("toggle", () => {
      if (!details.open || details.querySelector(":scope > .cel")) return;
      const first = h("button", { type: "button", click: () => { first.disabled = true; load().then((reken) => reken.tryout(details)).catch(say); } }, "Probeer zelf");
      details.querySelector(":scope > summary")!.after(h("p", { class: "probeer buttons" }, first, " ", h("small", {}, "Verander de code en voer haar uit, in je eigen browser.")));
    }, { once: true });
  }
}
