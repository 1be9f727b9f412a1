// What a participant filled in: kept in this browser only, written to and read from a file. A file is read strictly: what
// is not as it should be is refused as a whole, and what was there stays.

export interface Line { reeks: string; x: number[]; y: number[] }
export interface Prediction {
  figuur: string; eenheid: string; getoond: "" | "met" | "zonder"; richting: "" | "stijgt" | "gelijk" | "daalt"; woorden: string; verrassing: string;
  lijnen: Line[]; gezien: Line[]; getallen: { naam: string; waarde: number; gezien: number | null }[];
}
export type Fields = Map<string, string | number>;
export interface PageWork { titel: string; stappen: Map<string, Fields>; voorspellingen: Map<string, Prediction> }
export interface Work { paginas: Map<string, PageWork>; werkvormen: Map<string, Fields> }

export const KIND = "notebooklib-werkplaats";
const KEY = "nl-werkplaats";
const LONGEST = 5000, MOST = 200, BYTES = 2_000_000;
const NAME = /^[a-z0-9][a-z0-9_-]{0,79}$/;

export const empty = (): Work => ({ paginas: new Map(), werkvormen: new Map() });
export const newPrediction = (figuur: string, eenheid: string): Prediction =>
  ({ figuur, eenheid, getoond: "", richting: "", woorden: "", verrassing: "", lijnen: [], gezien: [], getallen: [] });

class Refused extends Error {}

function record(value: unknown, what: string): [string, unknown][] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Refused(`${what} is geen lijst van namen met waarden`);
  const entries = Object.entries(value);
  if (entries.length > MOST) throw new Refused(`${what} heeft meer dan ${MOST} onderdelen`);
  return entries;
}

function list(value: unknown, what: string): unknown[] {
  if (value === undefined) return [];
  if (!Array.isArray(value) || value.length > MOST) throw new Refused(`${what} is geen rij, of is te lang`);
  return value;
}

function text(value: unknown, what: string): string {
  if (value === undefined || value === null) return "";
  if (typeof value !== "string") throw new Refused(`${what} is geen tekst`);
  return value.slice(0, LONGEST);
}

function number(value: unknown, what: string): number {
  if (typeof value !== "number" || !Number.isFinite(value) || Math.abs(value) > 1e12) throw new Refused(`${what} is geen getal`);
  return value;
}

function oneOf<T extends string>(value: unknown, choices: readonly T[], what: string): T {
  if (value === undefined) return choices[0]!;
  if (!choices.includes(value as T)) throw new Refused(`${what} is niet een van ${choices.filter((c) => c).join(", ")}`);
  return value as T;
}

const known = (name: string, what: string): string => {
  if (!NAME.test(name)) throw new Refused(`${what} heeft een naam die hier niet bestaat`);
  return name;
};

function lines(value: unknown, what: string): Line[] {
  return list(value, what).map((raw) => {
    const line = new Map(record(raw, what));
    const [x, y] = ["x", "y"].map((axis) => list(line.get(axis), what).map((v) => number(v, what)));
    if (x!.length !== y!.length) throw new Refused(`${what}: jaren en waarden horen niet bij elkaar`);
    return { reeks: text(line.get("reeks"), what), x: x!, y: y! };
  });
}

const fields = (value: unknown, what: string): Fields =>
  new Map(record(value, what).map(([name, v]) => [known(name, what), typeof v === "number" ? number(v, what) : text(v, what)]));

function prediction(value: unknown): Prediction {
  const raw = new Map(record(value, "een voorspelling"));
  return {
    figuur: text(raw.get("figuur"), "figuur"), eenheid: text(raw.get("eenheid"), "eenheid"), woorden: text(raw.get("woorden"), "woorden"), verrassing: text(raw.get("verrassing"), "verrassing"),
    getoond: oneOf(raw.get("getoond"), ["", "met", "zonder"] as const, "getoond"), richting: oneOf(raw.get("richting"), ["", "stijgt", "gelijk", "daalt"] as const, "richting"),
    lijnen: lines(raw.get("lijnen"), "lijnen"), gezien: lines(raw.get("gezien"), "gezien"),
    getallen: list(raw.get("getallen"), "getallen").map((g) => {
      const pair = new Map(record(g, "getallen"));
      const seen = pair.get("gezien");
      return { naam: text(pair.get("naam"), "naam"), waarde: number(pair.get("waarde"), "waarde"), gezien: seen === null || seen === undefined ? null : number(seen, "gezien") };
    }),
  };
}

/** Reads a file of this workshop. Throws an Error with a Dutch sentence when it is not one. */
export function read(json: string): Work {
  if (json.length > BYTES) throw new Refused("Dit bestand is te groot voor een werkplaatsbestand.");
  let raw: unknown;
  try {
    raw = JSON.parse(json);
  } catch {
    throw new Refused("Dit is geen werkplaatsbestand: het is niet te lezen als JSON.");
  }
  try {
    const top = new Map(record(raw, "het bestand"));
    if (top.get("soort") !== KIND || top.get("versie") !== 1) throw new Refused("soort of versie klopt niet");
    return {
      paginas: new Map(record(top.get("paginas") ?? {}, "paginas").map(([name, value]) => {
        const page = new Map(record(value, "een pagina"));
        return [known(name, "een pagina"), {
          titel: text(page.get("titel"), "titel"),
          stappen: new Map(record(page.get("stappen") ?? {}, "stappen").map(([step, v]) => [known(step, "een stap"), fields(v, "een stap")])),
          voorspellingen: new Map(record(page.get("voorspellingen") ?? {}, "voorspellingen").map(([block, v]) => [known(block, "een voorspelling"), prediction(v)])),
        }];
      })),
      werkvormen: new Map(record(top.get("werkvormen") ?? {}, "werkvormen").map(([name, v]) => [known(name, "een werkvorm"), fields(v, "een werkvorm")])),
    };
  } catch (problem) {
    if (problem instanceof Refused) throw new Refused(`Dit is geen werkplaatsbestand: ${problem.message}.`);
    throw problem;
  }
}

/** The file as JSON, readable. */
export function write(work: Work): string {
  const plain = (map: Map<string, unknown>): Record<string, unknown> => Object.fromEntries(map);
  const pages = [...work.paginas].filter(([, p]) => p.stappen.size + p.voorspellingen.size > 0).map(([name, p]) =>
    [name, { titel: p.titel, stappen: plain(new Map([...p.stappen].map(([k, v]) => [k, plain(v)]))), voorspellingen: plain(p.voorspellingen) }]);
  return JSON.stringify({ soort: KIND, versie: 1, paginas: Object.fromEntries(pages), werkvormen: plain(new Map([...work.werkvormen].map(([k, v]) => [k, plain(v)]))) }, null, 1) + "\n";
}

/** What this browser holds; what cannot be read counts as nothing. */
export function load(): Work {
  try {
    const stored = localStorage.getItem(KEY);
    return stored ? read(stored) : empty();
  } catch {
    return empty();
  }
}

/** Keeps it in this browser. False when the browser does not allow that. */
export function keep(work: Work): boolean {
  try {
    localStorage.setItem(KEY, write(work));
    return true;
  } catch {
    return false;
  }
}

export function erase(): void {
  try {
    localStorage.removeItem(KEY);
  } catch { /* nothing was kept */ }
}

/** Changes what is kept, starting from what another tab may have kept meanwhile. */
export function change(edit: (work: Work) => void): boolean {
  const work = load();
  edit(work);
  return keep(work);
}

export function pageOf(work: Work, name: string, title: string): PageWork {
  let page = work.paginas.get(name);
  if (!page) work.paginas.set(name, (page = { titel: title, stappen: new Map(), voorspellingen: new Map() }));
  return page;
}

export function fieldsOf(map: Map<string, Fields>, name: string): Fields {
  let found = map.get(name);
  if (!found) map.set(name, (found = new Map()));
  return found;
}

const onto = <V>(mine: Map<string, V>, theirs: Map<string, V>, both: (a: V, b: V) => void): void => {
  for (const [name, value] of theirs) {
    const own = mine.get(name);
    if (own === undefined) mine.set(name, value);
    else both(own, value);
  }
};

/** Adds a file to what is there; where both have something, the file counts. */
export function combine(mine: Work, theirs: Work): Work {
  const over = (a: Fields, b: Fields): void => { for (const [k, v] of b) if (v !== "") a.set(k, v); };
  onto(mine.paginas, theirs.paginas, (a, b) => {
    onto(a.stappen, b.stappen, over);
    for (const [k, v] of b.voorspellingen) a.voorspellingen.set(k, v);
  });
  onto(mine.werkvormen, theirs.werkvormen, over);
  return mine;
}
