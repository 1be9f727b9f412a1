// The wall: slides one at a time, scaled up as one to the screen, with a bar of their own below. A second window follows for who leads.
import { h } from "./dom";
import { cut, HEIGHT, WIDTH, type Slide } from "./slides";
import { Line } from "./line";

const MOVES: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 };

/** Where a key leads from a slide; null where the key is not one of ours, or somebody is writing. */
export function moved(e: KeyboardEvent, at: number, count: number): number | null {
  if (e.ctrlKey || e.metaKey || e.altKey || (e.target as HTMLElement).closest?.("input, textarea, select")) return null;
  const to = e.key === "Home" ? 0 : e.key === "End" ? count - 1 : Object.hasOwn(MOVES, e.key) ? at + MOVES[e.key]! : null;
  return to === null ? null : Math.min(count - 1, Math.max(0, to));
}

/** Shows a sheet in a place as large as the place allows. */
export function fit(sheet: HTMLElement | null, place: HTMLElement): void {
  place.replaceChildren(...(sheet ? [sheet] : []));
  if (!sheet) return;
  const scale = Math.min(place.clientWidth / WIDTH, place.clientHeight / HEIGHT);
  sheet.style.transform = `translate(${(place.clientWidth - WIDTH * scale) / 2}px, ${(place.clientHeight - HEIGHT * scale) / 2}px) scale(${scale})`;
}

class Deck {
  private at = 0;
  private readonly stage = h("div", { class: "stage-of" });
  private readonly number = h("output", { class: "where", "aria-live": "polite" });
  private readonly bar: HTMLElement;
  private readonly root: HTMLElement;
  private readonly line = new Line(() => this.tell(), (at) => this.go(at));
  private readonly back = document.activeElement as HTMLElement | null;
  private wasFull = false;

  constructor(private readonly slides: Slide[]) {
    this.bar = h("div", { class: "deckbar" }, this.number,
      h("button", { type: "button", class: "prev", click: () => this.go(this.at - 1) }, "Vorige"), h("button", { type: "button", class: "next", click: () => this.go(this.at + 1) }, "Volgende"),
      h("button", { type: "button", class: "lead-window", click: () => this.line.open() }, "Venster voor wie leidt"), h("button", { type: "button", class: "close", click: () => this.close() }, "Sluit (Esc)"));
    this.root = h("div", { class: "deck", role: "dialog", "aria-modal": "true", "aria-label": "Projector", tabindex: -1 }, this.stage, this.bar);
    const near = slides.findIndex((s) => s.from.getBoundingClientRect().bottom > 120);
    document.documentElement.classList.add("decked");
    document.body.append(this.root);
    document.addEventListener("keydown", this.keys, true);
    document.addEventListener("fullscreenchange", this.full);
    addEventListener("resize", this.place);
    this.root.focus();
    this.go(near < 0 || scrollY < 200 ? 0 : near);
    this.root.requestFullscreen?.().catch(() => { /* it fills the window as well */ });
  }

  private readonly place = (): void => fit(this.slides[this.at]!.sheet, this.stage);

  private readonly full = (): void => {
    if (this.wasFull && !document.fullscreenElement) this.close();
    this.wasFull = document.fullscreenElement !== null;
  };

  private readonly keys = (e: KeyboardEvent): void => {
    if (e.key === "Escape") this.close();
    else {
      const to = moved(e, this.at, this.slides.length);
      if (to === null) return;
      this.go(to);
    }
    e.preventDefault();
    e.stopPropagation();
  };

  private go(at: number): void {
    this.at = Math.min(this.slides.length - 1, Math.max(0, at));
    this.place();
    this.number.textContent = `${this.at + 1} / ${this.slides.length}`;
    this.tell();
  }

  private tell(): void { this.line.say(this.at); }

  private close(): void {
    document.removeEventListener("keydown", this.keys, true);
    document.removeEventListener("fullscreenchange", this.full);
    removeEventListener("resize", this.place);
    if (document.fullscreenElement) void document.exitFullscreen();
    this.line.close();
    this.root.remove();
    document.documentElement.classList.remove("decked");
    dispatchEvent(new Event("resize"));
    this.slides[this.at]!.from.scrollIntoView({ block: "center" });
    this.back?.focus({ preventScroll: true });
  }
}

export async function startDeck(): Promise<void> {
  if (document.documentElement.classList.contains("decked")) return;
  await document.fonts.ready;
  const slides = cut();
  if (slides.length > 0) new Deck(slides);
}
