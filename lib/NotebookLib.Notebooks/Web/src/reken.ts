// What the offers of again.ts load: run the page again, try a cell, a notebook of one's own. A session of its own is for tests of the engine.
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

(globalThis as { nlReken?: object }).nlReken = { blank, choices, ownFile, rerun, reopen, session, tryout };
