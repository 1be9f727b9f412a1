// What is asked of who brings a file: which column is what. What seems likely, or was answered before, is filled in.
import { h } from "./dom";
import type { Question } from "./engine";

export interface Answer { year: string; type: string; count: string; swv: string; school: string; name: string; types: Record<string, string>; header: string; sheet: string }

const ASKED = [["year", "Schooljaar", false], ["type", "Schoolsoort", false], ["count", "Aantal leerlingen", false], ["swv", "Samenwerkingsverband", true], ["school", "School", true]] as const;

/** The questions as form fields, and what they were answered with: an answer, or what is still open. */
export function questions(p: Pick<Question, "columns" | "year" | "type" | "count" | "swv" | "school" | "types" | "all">, before?: Answer): { parts: HTMLElement[]; answer(): Answer | string } {
  const words = h("div", { class: "words", hidden: true });
  const picks: Record<string, HTMLSelectElement> = {};
  const types: Record<string, HTMLSelectElement> = {};
  const askWords = (): void => {
    for (const key of Object.keys(types)) delete types[key];
    const column = p.columns.find((c) => c.name === picks["type"]?.value);
    words.hidden = !column || column.words.length === 0;
    words.replaceChildren(h("b", {}, "Wat betekenen deze woorden?"), h("div", { class: "fields" }, ...(column?.words ?? []).map((word) => {
      const guess = before?.types[word] ?? p.types[word];
      types[word] = h("select", {}, h("option", { value: "" }, "kies een schoolsoort"), ...p.all.map((t) => h("option", { value: t.code, selected: guess === t.code }, t.code === t.name ? t.code : `${t.code} (${t.name})`)));
      return h("label", {}, word, types[word]!);
    })));
  };
  const pick = (key: (typeof ASKED)[number][0], label: string, optional: boolean): HTMLElement => {
    const chosen = before ? before[key] : p[key];
    const example = h("small", {});
    const select = h("select", { name: key, change: () => show() }, ...(optional || !chosen ? [h("option", { value: "" }, optional ? "geen" : "kies een kolom")] : []), ...p.columns.map((c) => h("option", { value: c.name, selected: c.name === chosen }, c.name)));
    const show = (): void => {
      const column = p.columns.find((c) => c.name === select.value);
      example.textContent = column && column.examples.length > 0 ? `bijvoorbeeld ${column.examples.join(", ")}` : "";
      if (key === "type") askWords();
    };
    picks[key] = select;
    queueMicrotask(show);
    return h("label", {}, label, select, example);
  };
  const region = h("input", { type: "text", name: "region", maxlength: 60, placeholder: "eigen regio", value: before?.name ?? "" });
  const fields = h("div", { class: "fields" }, ...ASKED.map(([key, label, optional]) => pick(key, label, optional)), h("label", {}, "Naam van de regio", region));
  return {
    parts: [fields, words],
    answer: () => {
      const open = Object.entries(types).filter(([, s]) => !s.value).map(([word]) => `“${word}”`);
      if (ASKED.some(([key, , optional]) => !optional && !picks[key]!.value)) return "Kies de kolommen voor schooljaar, schoolsoort en aantal.";
      if (open.length > 0) return `Kies nog een schoolsoort voor ${open.join(", ")}.`;
      const value = (key: string): string => picks[key]!.value;
      return { year: value("year"), type: value("type"), count: value("count"), swv: value("swv"), school: value("school"), name: region.value.trim(), types: Object.fromEntries(Object.entries(types).map(([word, s]) => [word, s.value])), header: "", sheet: "" };
    },
  };
}
