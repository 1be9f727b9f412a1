// What the offers of again.ts load: run the page again, try a cell, a notebook of one's own. Sessions of their own, with and without files, are for tests of the engine.
import { blank } from "./blank";
import { choices } from "./choices";
import { Engine } from "./engine";
import { ownFile } from "./ownfile";
import { rerun } from "./rerun";
import { reopen, tryout } from "./tryout";

/** The outputs of cells that run one after the other, each as JSON; stops after an error. */
async function session(cells: string[]): Promise<string[]> {
  const engine = new Engine();
  await engine.start({ notebook: "", title: "", cells: [], frames: false, files: null }, () => { /* nobody looks */ });
  engine.open();
  const outputs: string[] = [];
  for (const [i, code] of cells.entries()) {
    const ran = await engine.run(code, i + 1);
    outputs.push(ran.outputs);
    if (!ran.ok) break;
  }
  engine.stop();
  return outputs;
}

interface Brought { name: string; content: string; answer: object | null }

/** What cells give with each file, one after the other; or why it is refused. Without an answer the guess stands. */
async function brought(files: Brought[], cells: string[]): Promise<object[]> {
  const engine = new Engine();
  await engine.start({ notebook: "", title: "", cells: [], frames: false, files: null }, () => { /* nobody looks */ });
  const results: object[] = [];
  for (const { name, content, answer } of files) {
    const bytes = Uint8Array.from(atob(content), (c) => c.charCodeAt(0));
    const { error, year, type, count, swv, school, types } = await engine.inspect(name, bytes, answer ? JSON.stringify(answer) : "");
    const taken = error ? null : await engine.take(name, bytes, JSON.stringify(answer ?? { year, type, count, swv, school, types }));
    const outputs: string[] = [];
    if (taken && !taken.error) {
      engine.open();
      for (const [i, code] of cells.entries()) outputs.push((await engine.run(code, i + 1)).outputs);
    }
    results.push({ error: error ?? taken?.error ?? "", map: taken?.map ?? "", outputs });
    engine.forget();
  }
  engine.stop();
  return results;
}

(globalThis as { nlReken?: object }).nlReken = { blank, brought, choices, ownFile, rerun, reopen, session, tryout };
