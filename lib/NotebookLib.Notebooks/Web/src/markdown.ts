// What a participant filled in, as a text that reads well on paper.
import { dutch } from "./dom";
import type { Fields, Prediction, Work } from "./store";

const LABELS: Record<string, string> = { notities: "Notities", hypothese: "Ik denk dat", verwachting: "Als dat klopt, dan zie ik", weerlegging: "Ik stap ervan af als", vraag: "Mijn volgende vraag" };
const STEPS: Record<string, string> = { overzicht: "Overzicht", inzicht: "Inzicht", uitzicht: "Uitzicht" };

/** As words of the participant: no line can become a heading, a link or HTML. */
const quoted = (text: string): string => text.trim().split(/\r?\n/).map((line) => `> ${line.replace(/[\\<>[\]`*_#|!]/g, "\\$&")}`).join("\n");
const inline = (text: string): string => text.replace(/\s+/g, " ").replace(/[\\<>[\]`*_#|!]/g, "\\$&");
const num = (value: number): string => dutch(value, Number.isInteger(value) ? 0 : Math.abs(value) < 10 ? 2 : 1);

function fields(values: Fields): string[] {
  return [...values].filter(([, v]) => String(v).trim() !== "").map(([name, value]) => {
    const label = Object.hasOwn(LABELS, name) ? LABELS[name] : name.replaceAll("-", " ");
    return typeof value === "number" ? `- ${inline(label!)}: ${num(value)}\n` : `**${inline(label!)}**\n\n${quoted(value)}\n`;
  });
}

function prediction(p: Prediction): string[] {
  const out = [`#### Voorspelling: ${inline(p.figuur)}\n`];
  if (p.getoond === "zonder") out.push("Getoond zonder voorspelling.\n");
  if (p.richting) out.push(`Verwachte richting: ${p.richting === "gelijk" ? "blijft ongeveer gelijk" : p.richting}.\n`);
  for (const line of p.lijnen) {
    const seen = p.gezien.find((g) => g.reeks === line.reeks);
    out.push(`| ${inline(line.reeks || "jaar")} | verwacht | gezien |\n| --- | ---: | ---: |\n${line.x.map((x, i) => {
      const at = seen ? seen.x.indexOf(x) : -1;
      return `| ${x} | ${num(line.y[i]!)} | ${at >= 0 ? num(seen!.y[at]!) : ""} |`;
    }).join("\n")}\n`);
  }
  if (p.getallen.length > 0) {
    out.push(`| | verwacht | gezien |\n| --- | ---: | ---: |\n${p.getallen.map((g) => `| ${inline(g.naam)} | ${num(g.waarde)} | ${g.gezien === null ? "" : num(g.gezien)} |`).join("\n")}\n`);
  }
  if (p.woorden.trim()) out.push(`**Verwacht, in woorden**\n\n${quoted(p.woorden)}\n`);
  if (p.verrassing.trim()) out.push(`**Wat verraste**\n\n${quoted(p.verrassing)}\n`);
  return out;
}

export function markdown(work: Work): string {
  const out = ["# Mijn werkplaats: Van Data naar Actie\n"];
  for (const page of work.paginas.values()) {
    const parts = [...page.voorspellingen.values()].flatMap(prediction);
    for (const [step, values] of page.stappen) {
      const filled = fields(values);
      if (filled.length > 0) parts.push(`### ${Object.hasOwn(STEPS, step) ? STEPS[step] : step}\n`, ...filled);
    }
    if (parts.length > 0) out.push(`## ${inline(page.titel)}\n`, ...parts);
  }
  for (const [name, values] of work.werkvormen) {
    const filled = fields(values);
    if (filled.length > 0) out.push(`## Werkvorm: ${name}\n`, ...filled);
  }
  return out.join("\n");
}
