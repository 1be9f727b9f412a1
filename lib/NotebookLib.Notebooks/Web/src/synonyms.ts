// Words that people search by, and the words that the texts use for them. Small on purpose: only what means the same or falls under it.

const MEANS: [string[], string[]][] = [
  [["autisme", "autist", "autistisch", "ass", "adhd", "zmok", "psychiatrie", "psychische stoornis", "gedragsstoornis", "gedragsproblemen", "gedragsproblematiek"], ["cluster 4"]],
  [["zmlk", "zml", "mytyl", "tyltyl", "langdurig ziek", "verstandelijke beperking", "lichamelijke beperking"], ["cluster 3"]],
  [["blind", "slechtziend", "visuele beperking"], ["cluster 1"]],
  [["doof", "slechthorend", "tos", "taalontwikkelingsstoornis"], ["cluster 2"]],
  [["cluster 1", "cluster 2", "cluster 3", "cluster 4", "passend onderwijs"], []],
  [["swv", "swv's"], ["samenwerkingsverband", "samenwerkingsverbanden"]],
  [["samenwerkingsverband", "samenwerkingsverbanden"], ["swv"]],
  [["tlv", "tlv's"], ["toelaatbaarheidsverklaring", "toelaatbaarheidsverklaringen"]],
  [["toelaatbaarheidsverklaring", "toelaatbaarheid"], ["tlv"]],
  [["speciaal basisonderwijs"], ["sbo"]],
  [["voortgezet speciaal onderwijs"], ["vso"]],
  [["speciaal onderwijs"], ["so", "vso"]],
  [["basisonderwijs", "basisschool"], ["bao"]],
  [["praktijkonderwijs", "praktijkschool"], ["pro"]],
  [["thuiszitten", "schoolverzuim", "verzuim"], ["thuiszitter", "thuiszitters"]],
  [["inclusief onderwijs", "inclusie"], ["passend onderwijs", "inclusief", "inclusie"]],
  [["leerlingenvervoer", "reistijd"], ["thuisnabij", "afstand"]],
  [["zorggelden", "zorg op school"], ["zorg in onderwijstijd"]],
];

/** What an entry must hold for a part of a question: the part itself, or one of the words for it. */
export interface Part { own: string; others: string[] }

/** The parts of a question, in plain letters: phrases that the list knows stay together. */
export function partsOf(question: string): Part[] {
  let rest = ` ${question.replace(/\s+/g, " ").trim()} `;
  const parts: Part[] = [];
  for (const [said, others] of [...MEANS].sort((a, b) => Math.max(...b[0].map((w) => w.length)) - Math.max(...a[0].map((w) => w.length)))) {
    for (const phrase of said.toSorted((a, b) => b.length - a.length)) {
      if (!rest.includes(` ${phrase} `)) continue;
      rest = rest.replace(` ${phrase} `, "  ");
      parts.push({ own: phrase, others });
    }
  }
  return [...parts, ...rest.split(/\s+/).filter((w) => w.length > 1).map((own) => ({ own, others: [] }))];
}

/** The word of a part that a text holds; a word for it only as a word of its own. */
export function heldBy(text: string, part: Part): string | null {
  if (text.includes(part.own)) return part.own;
  return part.others.find((w) => new RegExp(`(?<![\\p{L}\\d])${w}(?![\\p{L}\\d])`, "u").test(text)) ?? null;
}
