// The second window, for who leads the conversation: this slide, the next one, notes, and a clock.
import { h } from "./dom";
import { fit, moved } from "./deck";
import { Lead, LEADER } from "./line";
import { cut, type Slide } from "./slides";

class Leader {
  private at = 0;
  private readonly now = h("div", { class: "stage-of" });
  private readonly next = h("div", { class: "stage-of" });
  private readonly notes = h("div", { class: "notes", tabindex: 0, role: "region", "aria-label": "Notities" });
  private readonly number = h("output", { class: "where" });
  private readonly said = h("p", { class: "note", role: "status" });
  private readonly lead = new Lead((at) => { this.said.textContent = ""; this.show(at); }, () => { this.said.textContent = "De projector is gesloten. Open hem opnieuw vanaf de pagina."; });

  constructor(private readonly slides: Slide[]) {
    const root = h("div", { class: "deck leader" },
      h("div", { class: "nu" }, h("h2", {}, "Nu"), this.now), h("div", { class: "straks" }, h("h2", {}, "Straks"), this.next),
      h("div", { class: "zeg" }, h("h2", {}, "Notities"), this.notes),
      h("div", { class: "deckbar" }, this.number, h("button", { type: "button", class: "prev", click: () => this.go(this.at - 1) }, "Vorige"), h("button", { type: "button", class: "next", click: () => this.go(this.at + 1) }, "Volgende"), clock(), this.said));
    document.documentElement.classList.add("decked");
    document.title = `Voor wie leidt · ${document.title}`;
    document.body.append(root);
    document.addEventListener("keydown", (e) => {
      const to = moved(e, this.at, this.slides.length);
      if (to === null) return;
      this.go(to);
      e.preventDefault();
      e.stopPropagation();
    }, true);
    addEventListener("resize", () => this.show(this.at));
    this.show(0);
  }

  private go(at: number): void {
    this.show(at);
    this.lead.go(this.at);
  }

  private show(at: number): void {
    this.at = Math.min(this.slides.length - 1, Math.max(0, at));
    const [slide, next] = [this.slides[this.at]!, this.slides[this.at + 1]];
    fit(slide.sheet, this.now);
    fit((next?.sheet.cloneNode(true) as HTMLElement | undefined) ?? null, this.next);
    this.number.textContent = `${this.at + 1} / ${this.slides.length}`;
    this.notes.replaceChildren(...(slide.notes.length > 0 ? slide.notes : ["Geen notities bij deze dia."]).map((line) => h("p", {}, line)));
    this.notes.scrollTop = 0;
  }
}

/** The time that went by; it starts, stands still and goes on. */
function clock(): HTMLElement {
  const shown = h("output", { class: "clock" }, "0:00");
  let [before, since, ticking] = [0, 0, 0];
  const show = (): void => {
    const seconds = Math.floor((before + (ticking ? performance.now() - since : 0)) / 1000);
    shown.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  };
  const button = h("button", {
    type: "button", class: "time", click: () => {
      if (ticking) {
        before += performance.now() - since;
        clearInterval(ticking);
        ticking = 0;
      } else {
        since = performance.now();
        ticking = window.setInterval(show, 250);
      }
      button.textContent = ticking ? "Pauze" : "Verder";
      show();
    },
  }, "Start de tijd");
  const zero = h("button", { type: "button", click: () => { before = 0; since = performance.now(); show(); } }, "Op nul");
  return h("span", { class: "time-of" }, shown, button, zero);
}

/** Whether this window is the second one; then it shows nothing else. */
export function startLeader(): void {
  if (location.hash !== LEADER) return;
  void document.fonts.ready.then(() => { const slides = cut(); if (slides.length > 0) new Leader(slides); });
}
