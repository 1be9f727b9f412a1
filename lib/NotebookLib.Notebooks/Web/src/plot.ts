// A small line chart in SVG, drawn for the width it has: for the line that a participant draws, and for choices.
import { dutch, s } from "./dom";

export interface Series { name: string; x: number[]; y: (number | null)[]; color: string; dash?: boolean; hand?: boolean; thin?: boolean }
export interface Frame { width: number; height: number; left: number; right: number; top: number; bottom: number; x: (v: number) => number; y: (v: number) => number; back: (py: number) => number; step: number }

/** Round ticks between two values. */
export function ticks(low: number, high: number, count = 5): number[] {
  const raw = (high - low) / count || 1;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = ([1, 2, 2.5, 5, 10].find((m) => m * power >= raw * 0.999) ?? 10) * power;
  const found: number[] = [];
  for (let v = Math.ceil(low / step - 1e-9) * step; v <= high + step * 1e-6; v += step) found.push(Math.abs(v) < step * 1e-9 ? 0 : v);
  return found;
}

export const decimalsFor = (values: number[]): number => {
  const step = values.length > 1 ? Math.abs(values[1]! - values[0]!) : 1;
  return step >= 1 && values.every((v) => Math.abs(v - Math.round(v)) < 1e-6) ? 0 : step >= 0.1 - 1e-9 && values.every((v) => Math.abs(v * 10 - Math.round(v * 10)) < 1e-6) ? 1 : 2;
};

export const schoolYear = (start: number): string => `${start}/'${String((start + 1) % 100).padStart(2, "0")}`;

/** Axes for years and values. */
export function frame(svg: SVGSVGElement, width: number, years: [number, number], values: [number, number], right: number, height = Math.round(Math.min(340, Math.max(230, width * 0.55)))): Frame {
  const marks = ticks(values[0], values[1]);
  const digits = decimalsFor(marks);
  const left = 14 + Math.max(...marks.map((m) => dutch(m, digits).length)) * 7.6;
  const box = { width, height, left, right: width - right, top: 16, bottom: height - 28 };
  const across = (v: number): number => box.left + ((v - years[0]) / (years[1] - years[0] || 1)) * (box.right - box.left);
  const up = (v: number): number => box.bottom - ((v - values[0]) / (values[1] - values[0] || 1)) * (box.bottom - box.top);
  svg.replaceChildren();
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.setAttribute("width", String(width));
  svg.setAttribute("height", String(height));
  for (const mark of marks) {
    const floor = mark === 0 || (values[0] > 0 && mark === marks[0]);
    svg.append(s("line", { x1: box.left, x2: box.right, y1: up(mark), y2: up(mark), class: floor ? "base" : "grid" }));
    svg.append(s("text", { x: box.left - 7, y: up(mark) + 4.5, "text-anchor": "end", class: "tick" }, dutch(mark, digits)));
  }
  if (values[0] > 0) { // the axis does not start at zero: show the break
    svg.append(s("path", { d: `M${box.left - 4} ${box.bottom - 12}l8 -3l-8 -3l8 -3`, class: "break" }));
  }
  if (years[0] > 1500) {
    const every = Math.max(1, Math.ceil((years[1] - years[0]) / Math.max(2, Math.floor((box.right - box.left) / 58))));
    for (let year = years[0]; year <= years[1]; year += 1) {
      if ((years[1] - year) % every === 0) svg.append(s("text", { x: across(year), y: box.bottom + 19, "text-anchor": "middle", class: "tick" }, String(year)));
    }
  } else {
    const places = ticks(years[0], years[1], Math.max(2, Math.floor((box.right - box.left) / 80)));
    const fine = decimalsFor(places);
    for (const place of places) svg.append(s("text", { x: across(place), y: box.bottom + 19, "text-anchor": "middle", class: "tick" }, dutch(place, fine)));
  }
  return { ...box, x: across, y: up, back: (py) => values[0] + ((box.bottom - py) / (box.bottom - box.top)) * (values[1] - values[0]), step: (values[1] - values[0]) / 100 };
}

/** The points as a smooth line. */
export function smooth(points: [number, number][]): string {
  if (points.length === 0) return "";
  let d = `M${points[0]![0].toFixed(1)} ${points[0]![1].toFixed(1)}`;
  for (let i = 0; i + 1 < points.length; i++) {
    const [a, b] = [points[i]!, points[i + 1]!];
    const [before, after] = [points[i - 1] ?? a, points[i + 2] ?? b];
    const c1 = [a[0] + (b[0] - before[0]) / 6, a[1] + (b[1] - before[1]) / 6];
    const c2 = [b[0] - (after[0] - a[0]) / 6, b[1] - (after[1] - a[1]) / 6];
    d += `C${[...c1, ...c2, ...b].map((v) => v.toFixed(1)).join(" ")}`;
  }
  return d;
}

/** One line with its name at the end. */
export function line(svg: SVGSVGElement, f: Frame, series: Series, label: string): SVGGElement {
  const points = series.x.map((x, i): [number, number] | null => (series.y[i] === null || series.y[i] === undefined ? null : [f.x(x), f.y(series.y[i]!)])).filter((p) => p !== null);
  const group = s("g", { class: series.hand ? "hand" : "series", style: `color:${series.color}` });
  const straight = points.map((p, i) => `${i === 0 ? "M" : "L"}${p[0].toFixed(1)} ${p[1].toFixed(1)}`).join("");
  group.append(s("path", { d: series.hand ? smooth(points) : straight, class: series.thin ? "thin" : series.dash ? "dashed" : "" }));
  const end = points.at(-1);
  if (end) {
    if (!series.hand) group.append(s("circle", { cx: end[0], cy: end[1], r: series.thin ? 2.5 : 4 }));
    if (label) group.append(s("text", { x: end[0] + 9, y: end[1] + 4.5, class: "end" }, label));
  }
  svg.append(group);
  return group;
}

/** Moves the names at the ends apart where they lie over each other. */
export function spread(svg: SVGSVGElement, gap = 16): void {
  const labels = [...svg.querySelectorAll<SVGTextElement>("text.end")].sort((a, b) => Number(a.getAttribute("y")) - Number(b.getAttribute("y")));
  const low = svg.viewBox.baseVal.height - 32;
  labels.forEach((text, i) => {
    const above = labels[i - 1];
    if (above) text.setAttribute("y", String(Math.max(Number(text.getAttribute("y")), Number(above.getAttribute("y")) + gap)));
  });
  for (let i = labels.length - 1, bottom = low; i >= 0; i--, bottom -= gap) {
    labels[i]!.setAttribute("y", String(Math.min(Number(labels[i]!.getAttribute("y")), bottom)));
  }
}
