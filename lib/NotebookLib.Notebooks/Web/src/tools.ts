// For the room: a timer and the way to the slides.
import { startDeck } from "./deck";
import { all } from "./dom";

export function startTools(root: ParentNode = document): void {
  for (const bar of all<HTMLElement>(".workbar", root)) {
    bar.hidden = false;
    const timer = bar.querySelector<HTMLElement>(".timer");
    if (timer) startTimer(timer);
    bar.querySelector("button.fullscreen")?.addEventListener("click", () => void startDeck());
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
