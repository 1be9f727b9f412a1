// Runs in a worker, apart from the page: unpacks the engine, starts it, runs cells. The page can end it at any moment.
// Everything comes in messages; nothing is fetched.
import { unpacked } from "./unpack";

type Files = Record<string, string>;
interface Engine { Know(names: string): void; Unpack(zip: Uint8Array): void; Put(name: string, content: Uint8Array): void; Open(): void; Run(code: string, count: number): Promise<string>; Back(count: number): boolean; Versions(): string; Inspect(name: string, content: Uint8Array, answer: string): string; Take(name: string, content: Uint8Array, answer: string): string; Forget(): void; Narrow(figure: string): string }
interface Runtime { getAssemblyExports(name: string): Promise<{ NotebookLib: { Browser: { Engine: Engine } } }>; getConfig(): { mainAssemblyName: string } }
interface Builder { withResourceLoader(load: (type: string, name: string) => unknown): Builder; withConfig(config: object): Builder; create(): Promise<Runtime> }

// a worker of our own, not one of the runtime's threads
(self as unknown as { dotnetSidecar: boolean }).dotnetSidecar = true;
let engine: Engine | undefined;

const say = (message: object): void => self.postMessage(message);

async function start(files: Files, data: string): Promise<void> {
  const names = Object.keys(files);
  const size = (name: string): number => files[name]!.length;
  const total = names.reduce((sum, name) => sum + size(name), 0);
  const ready: Record<string, Uint8Array> = {};
  let done = 0;
  for (const name of names) {
    ready[name] = await unpacked(files[name]!);
    done += size(name);
    say({ type: "progress", part: done / total });
  }
  const scripts: Record<string, string> = {};
  for (const name of names.filter((n) => n.endsWith(".js"))) {
    // its parts are handed to it below; this address only has to be one
    const text = new TextDecoder().decode(ready[name]).replaceAll("import.meta.url", '"https://local.invalid/x.js"');
    scripts[name] = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  }
  const { dotnet } = (await import(scripts["dotnet.js"]!)) as { dotnet: Builder };
  const runtime = await dotnet.withResourceLoader((type, name) => {
    const own = name.split("/").pop()!;
    if (type === "dotnetjs") return scripts[own];
    if (type === "manifest") return undefined;
    return Promise.resolve(new Response(ready[own] as BlobPart, { headers: { "Content-Type": own.endsWith(".wasm") ? "application/wasm" : "application/octet-stream" } }));
  }).create();
  engine = (await runtime.getAssemblyExports(runtime.getConfig().mainAssemblyName)).NotebookLib.Browser.Engine;
  engine.Know(names.filter((n) => n.endsWith(".dll")).map((n) => n.slice(0, -4)).join(";"));
  engine.Unpack(await unpacked(data));
  say({ type: "ready", versions: JSON.parse(engine.Versions()) });
}

self.onmessage = async ({ data: message }) => {
  try {
    if (message.type === "start") await start(message.files, message.data);
    else if (message.type === "more") engine!.Unpack(await unpacked(message.data));
    else if (message.type === "put") engine!.Put(message.name, message.content);
    else if (message.type === "open") engine!.Open();
    else if (message.type === "inspect") say({ type: "seen", ...JSON.parse(engine!.Inspect(message.name, message.content, message.answer)) });
    else if (message.type === "take") say({ type: "taken", ...JSON.parse(engine!.Take(message.name, message.content, message.answer)) });
    else if (message.type === "narrow") say({ type: "drawn", svg: engine!.Narrow(message.figure) });
    else if (message.type === "forget") engine!.Forget();
    else if (message.type === "back") say({ type: "back", ok: engine!.Back(message.count) });
    else if (message.type === "run") say({ type: "done", count: message.count, ...JSON.parse(await engine!.Run(message.code, message.count)) });
  } catch (problem) {
    say({ type: "broken", text: String((problem as Error)?.message ?? problem) });
  }
};
