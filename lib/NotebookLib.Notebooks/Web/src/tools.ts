// For the room: a timer and a wall of slides legible from afar.
import { all, h } from "./dom";

export function startTools(root: ParentNode = document): void {
  for (const bar of all<HTMLElement>(".workbar", root)) {
    bar.hidden = false;
    const timer = bar.querySelector<HTMLElement>(".timer");
    if (timer) startTimer(timer);
    bar.querySelector("button.fullscreen")?.addEventListener("click", () => wall(true));
  }
}

function startTimer(place: HTMLElement): void {
  const minutes = place.querySelector<HTMLInputElement>("input")!;
  const button = place.querySelector<HTMLButtonElement>("button")!;
  const shown = place.querySelector<HTMLElement>("output")!;
  const said = place.querySelector<HTMLElement>("[role=status]")!;
  let until = 0, ticking = 0;
  const stop = (text: string): void => {
    clearInterval(ticking);
    ticking = 0;
    button.textContent = "Start timer";
    place.classList.remove("running");
    said.textContent = text;
  };
  const tick = (): void => {
    const left = Math.max(0, Math.ceil((until - performance.now()) / 1000));
    shown.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    if (left === 0) stop("De tijd is om.");
  };
  button.addEventListener("click", () => {
    if (ticking) return stop("De timer staat stil.");
    const length = Math.min(180, Math.max(1, Math.round(Number(minutes.value) || 5)));
    minutes.value = String(length);
    until = performance.now() + length * 60_000;
    ticking = window.setInterval(tick, 250);
    button.textContent = "Stop timer";
    place.classList.add("running");
    said.textContent = `De timer loopt: ${length} ${length === 1 ? "minuut" : "minuten"}.`;
    tick();
  });
}

/** Full screen, one part at a time, large type: arrow keys or the space bar go on, Escape leaves. */
function wall(on: boolean): void {
  const root = document.documentElement;
  if (!on) {
    root.classList.remove("wall");
    document.removeEventListener("keydown", keys);
    document.querySelector(".wallbar")?.remove();
    for (const slide of all(".now")) slide.classList.remove("now");
    if (document.fullscreenElement) void document.exitFullscreen();
    dispatchEvent(new Event("resize"));
    return;
  }
  root.classList.add("wall");
  document.body.append(h("div", { class: "wallbar" }, h("button", { type: "button", click: () => step(-1) }, "Vorige"), h("button", { type: "button", click: () => step(1) }, "Volgende"), h("button", { type: "button", click: () => wall(false) }, "Sluit")));
  document.addEventListener("keydown", keys);
  document.addEventListener("fullscreenchange", () => { if (!document.fullscreenElement) wall(false); }, { once: false });
  const first = slides().find((s) => s.getBoundingClientRect().bottom > 120) ?? slides()[0];
  first?.classList.add("now");
  root.requestFullscreen?.().catch(() => { /* the large type works without */ });
  scrollTo(0, 0);
}

const slides = (): HTMLElement[] => all<HTMLElement>(".step > header, .step > .pair").filter((s) => s.textContent!.trim() !== "");

function step(by: number): void {
  const list = slides();
  const at = list.findIndex((s) => s.classList.contains("now"));
  const next = list[Math.min(list.length - 1, Math.max(0, at + by))];
  if (!next) return;
  list[at]?.classList.remove("now");
  next.classList.add("now");
  scrollTo(0, 0);
}

function keys(e: KeyboardEvent): void {
  if ((e.target as HTMLElement).closest("input, textarea, select, button, svg, summary")) {
    if (e.key !== "Escape") return;
  }
  const moves: Record<string, number> = { ArrowRight: 1, PageDown: 1, " ": 1, ArrowLeft: -1, PageUp: -1 };
  if (Object.hasOwn(moves, e.key)) {
    step(moves[e.key]!);
    e.preventDefault();
  } else if (e.key === "Escape") wall(false);
}
