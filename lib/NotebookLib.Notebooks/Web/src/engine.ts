// The page's side of the engine: loads its scripts when asked, starts the worker, asks it one thing at a time. A worker can be ended at
// any moment, whatever its cell is doing; the page lives on.
import { unpacked } from "./unpack";

export interface Ran { ok: boolean; outputs: string; hash: string; earlier: Record<string, string> }
export interface CellData { id: string; code: string; block: number; outputs: string; hash: string }
export interface Field { cell: number; name: string; kind: "Number" | "Whole" | "Text" | "YesNo"; value: string; label: string; hint: string }
export interface PageData { notebook: string; title: string; cells: CellData[]; fields?: Field[]; names?: Record<string, string[]>; frames: boolean; files: string | null }
export interface Question {
  error?: string; name: string; columns: { name: string; examples: string[]; words: string[] }[]; year: string; type: string; count: string; swv: string; school: string;
  types: Record<string, string>; all: { code: string; name: string }[]; rows: number; kept: number; header: number; sheet: string | null; sheets: string[] | null;
  findings: { count: number; what: string; does: string; example: string; warns: boolean }[];
}
export interface Taken { error?: string; rows: number; map: string; outputs: string }
interface Parts { nlMotor?: { bytes: number; worker: string; files: Record<string, string> }; nlGegevens?: string; nlNareken?: string }

const parts = globalThis as Parts;

/** Loads a script of this site; the policy of the page allows scripts from its own folder and nothing else. */
export const load = (src: string): Promise<void> => new Promise((done, fail) => {
  const script = document.createElement("script");
  script.src = src;
  script.onload = () => done();
  script.onerror = () => fail(new Error(`${src} ontbreekt. Zet de hele map van de site neer, met assets/.`));
  document.head.append(script);
});

/** The cells of a page with their published outputs. */
export async function pageData(page: string): Promise<PageData> {
  if (!parts.nlNareken) await load(`assets/nareken/${page}.js`);
  return JSON.parse(new TextDecoder().decode(await unpacked(parts.nlNareken!))) as PageData;
}

export class Stopped extends Error {}

/** A running engine. */
export class Engine {
  versions: Record<string, string> = {};
  private worker: Worker | null = null;
  private answer: { done: (message: Record<string, unknown>) => void; fail: (why: Error) => void } | null = null;

  /** Loads what is not loaded yet and starts; tells how far it is, from 0 to 1. */
  async start(data: PageData, progress: (what: string, part: number) => void): Promise<void> {
    progress("laden", 0);
    if (!parts.nlMotor) await load("assets/motor.js");
    if (!parts.nlGegevens) await load("assets/motor-gegevens.js");
    const address = URL.createObjectURL(new Blob([parts.nlMotor!.worker], { type: "text/javascript" }));
    this.worker = new Worker(address);
    URL.revokeObjectURL(address);
    this.worker.onmessage = ({ data: message }) => {
      if (message.type === "progress") progress("uitpakken", message.part);
      else if (message.type === "broken") this.end(new Error(message.text));
      else { const waiting = this.answer; this.answer = null; waiting?.done(message); }
    };
    this.worker.onerror = (event) => { event.preventDefault(); this.end(new Error(event.message || "De rekenmotor hield op.")); };
    const ready = await this.ask({ type: "start", files: parts.nlMotor!.files, data: parts.nlGegevens });
    this.versions = ready["versions"] as Record<string, string>;
    if (data.files) this.worker.postMessage({ type: "more", data: data.files });
  }

  /** Begins a session: what earlier cells left is gone. */
  open(): void { this.worker?.postMessage({ type: "open" }); }

  /** Puts a file beside the cells. */
  put(name: string, content: Uint8Array): void { this.worker?.postMessage({ type: "put", name, content }); }

  async run(code: string, count: number): Promise<Ran> { return (await this.ask({ type: "run", code, count })) as unknown as Ran; }

  /** Goes back to before a cell that ran; false where that cannot be undone. */
  async back(count: number): Promise<boolean> { return (await this.ask({ type: "back", count }))["ok"] as boolean; }

  /** Looks at a file of the reader's own; how it is read is found out, or as answered. */
  async inspect(name: string, content: Uint8Array, answer = ""): Promise<Question> { return (await this.ask({ type: "inspect", name, content, answer })) as unknown as Question; }

  /** Takes it over for the cells that run from now on. */
  async take(name: string, content: Uint8Array, answer: string): Promise<Taken> { return (await this.ask({ type: "take", name, content, answer })) as unknown as Taken; }

  /** A figure, as its data, drawn for a phone. */
  async narrow(figure: string): Promise<string> { return (await this.ask({ type: "narrow", figure }))["svg"] as string; }

  forget(): void { this.worker?.postMessage({ type: "forget" }); }

  get alive(): boolean { return this.worker !== null; }

  /** Ends the worker, whatever it is doing. */
  stop(): void { this.end(new Stopped()); }

  private ask(message: object): Promise<Record<string, unknown>> {
    return new Promise((done, fail) => {
      if (!this.worker) return fail(new Stopped());
      this.answer = { done, fail };
      this.worker.postMessage(message);
    });
  }

  private end(why: Error): void {
    this.worker?.terminate();
    this.worker = null;
    const waiting = this.answer;
    this.answer = null;
    waiting?.fail(why);
  }
}
