// Compares what a cell gives here with what the page was made of.

export interface Output { output_type: string; name?: string; text?: string | string[]; ename?: string; evalue?: string; traceback?: string[]; data?: Record<string, unknown>; execution_count?: number }
export type State = "gelijk" | "afronding" | "anders" | "niet hier" | "fout";
export interface Verdict { state: State; what: string; was: string; now: string }

/** The kind of error of what a page cannot do; see PackageSet in NotebookLib.Browser. */
const NOT_HERE = "NotInBrowser";
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g;
const NEAR = 1e-9;

export const joined = (value: unknown): string => Array.isArray(value) ? value.join("") : typeof value === "string" ? value : JSON.stringify(value);

/** Each part of the outputs by name: what it is, and its text. */
function listed(outputs: Output[]): [string, string][] {
  return outputs.flatMap((output, i): [string, string][] => output.output_type === "stream" ? [[`${i + 1} ${output.name}`, joined(output.text)]]
    : output.output_type === "error" ? [[`${i + 1} fout`, `${output.ename}: ${output.evalue}`]]
    : Object.entries(output.data ?? {}).map(([mime, value]) => [`${i + 1} ${mime}`, joined(value)]));
}

/** Texts with the same words, whose numbers differ by less than a thousand-millionth: another processor rounds the last digit otherwise. */
function near(was: string, now: string): boolean {
  // names of parts of a picture are made from its numbers
  const bare = (text: string): string => text.replace(/\bnl-[0-9a-f]{8}\b/g, "nl-0");
  const [a, b] = [bare(was), bare(now)];
  if (a.replace(NUMBER, "#") !== b.replace(NUMBER, "#")) return false;
  const [x, y] = [a.match(NUMBER) ?? [], b.match(NUMBER) ?? []];
  return x.every((v, i) => v === y[i] || Math.abs(Number(v) - Number(y[i])) <= NEAR * Math.max(1e-3, Math.abs(Number(v))));
}

/** HTML as its words, a line for each part. */
const words = (name: string, text: string): string => !name.endsWith("html") ? text
  : (new DOMParser().parseFromString(text.replace(/<\/(tr|p|div|figcaption|caption|li|text|desc|title|dd|dt)>/g, "\n$&").replace(/<\/t[dh]>/g, " $&"), "text/html").body.textContent ?? "").replace(/[ \t]+/g, " ");

/** The first lines that differ, with the line before. */
function difference(was: string, now: string): [string, string] {
  const split = (text: string): string[] => text.split("\n").map((l) => l.trim()).filter(Boolean);
  const [a, b] = [split(was), split(now)];
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at++;
  // of a long line the part where the difference is
  let column = 0;
  while (column < (a[at] ?? "").length && a[at]![column] === b[at]?.[column]) column++;
  const start = column > 160 ? column - 60 : 0;
  const cut = (line: string, from: number): string => `${from > 0 ? "… " : ""}${line.slice(from, from + 240)}${line.length > from + 240 ? " …" : ""}`;
  const shown = (lines: string[]): string => lines.slice(at, at + (start > 0 ? 1 : 4)).map((l, i) => cut(l, i === 0 ? start : 0)).join("\n");
  return [shown(a) || "(niets)", shown(b) || "(niets)"];
}

export function compare(published: string, here: string): Verdict {
  if (published === here) return { state: "gelijk", what: "", was: "", now: "" };
  const [then, now] = [JSON.parse(published) as Output[], JSON.parse(here) as Output[]];
  const failed = now.find((o) => o.output_type === "error");
  if (failed && !then.some((o) => o.output_type === "error")) {
    return { state: failed.ename === NOT_HERE ? "niet hier" : "fout", what: failed.evalue ?? "", was: "", now: (failed.traceback ?? []).join("\n") };
  }
  const [a, b] = [listed(then), listed(now)];
  if (a.length === b.length && a.every(([name, text], i) => name === b[i]![0] && near(text, b[i]![1]))) return { state: "afronding", what: "", was: "", now: "" };
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const [x, y] = [a[i], b[i]];
    if (x && y && x[0] === y[0] && near(x[1], y[1])) continue;
    let [was, is] = difference(words(x?.[0] ?? "", x?.[1] ?? ""), words(y?.[0] ?? "", y?.[1] ?? ""));
    if (was === is) [was, is] = difference((x?.[1] ?? "").replaceAll("><", ">\n<"), (y?.[1] ?? "").replaceAll("><", ">\n<"));
    return { state: "anders", what: x?.[0] ?? y?.[0] ?? "", was, now: is };
  }
  return { state: "anders", what: "de soort uitvoer", was: then.map((o) => o.output_type).join(", "), now: now.map((o) => o.output_type).join(", ") };
}
