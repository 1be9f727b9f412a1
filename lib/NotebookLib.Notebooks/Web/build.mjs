// Bundles plotly.js with the traces used and the Dutch locale, the live script, the script of the pages, and the fonts.
// Usage: node build.mjs OUTDIR. Writes beside OUTDIR first and moves, so that no half result is ever seen.
import { build } from "esbuild";
import { access, chmod, cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2] ?? join(here, "dist"));
await mkdir(dirname(out), { recursive: true });
// for charts made elsewhere: all that draw in SVG. Those on WebGL make code while they run, which a page here forbids
const MORE = ["box", "violin", "histogram", "histogram2d", "histogram2dcontour", "contour", "pie", "sunburst", "treemap", "icicle", "funnel", "funnelarea", "waterfall", "ohlc", "candlestick", "parcats", "scatterpolar", "barpolar", "scatterternary", "indicator"];
const draft = await mkdtemp(join(dirname(out), ".web-"));
await chmod(draft, 0o755);

try {
  const traces = ["bar", "sankey", "heatmap"]; // scatter is part of the core
  await plotly("plotly-nl.js", "Plotly", traces);
  await plotly("plotly-meer.js", "PlotlyMeer", [...traces, ...MORE]);
  await build({
    entryPoints: [join(here, "live.js")], outfile: join(draft, "live.js"),
    bundle: true, minify: true, format: "iife", target: "es2022", logLevel: "error",
  });
  await build({
    entryPoints: [join(here, "src/site.ts")], outfile: join(draft, "site.js"),
    bundle: true, minify: true, format: "iife", target: "es2023", logLevel: "error",
  });
  for (const [from, to] of [["src/reken.ts", "reken.js"], ["src/engineworker.ts", "motor/werker.js"]]) { // loaded when a reader asks
    await build({
      entryPoints: [join(here, from)], outfile: join(draft, to),
      bundle: true, minify: true, format: "iife", target: "es2023", logLevel: "error",
    });
  }
  await build({ // apart from the rest: it goes with the preview, not with the site
    entryPoints: [join(here, "src/preview.ts")], outfile: join(draft, "preview/preview.js"),
    bundle: true, minify: true, format: "iife", target: "es2023", logLevel: "error",
  });
  await cp(join(here, "live.css"), join(draft, "live.css"));
  const css = [];
  for (const [family, pack, faces] of [
    ["Inter", "inter", [["400", "normal"], ["600", "normal"]]],
    ["Source Serif 4", "source-serif-4", [["400", "normal"], ["600", "normal"], ["400", "italic"]]],
  ]) {
    for (const [weight, style] of faces) {
      const file = `${pack}-latin-${weight}-${style}.woff2`;
      await cp(join(here, "node_modules/@fontsource", pack, "files", file), join(draft, file));
      css.push(`@font-face{font-family:"${family}";font-style:${style};font-weight:${weight};font-display:swap;src:url("${file}") format("woff2")}`);
    }
  }
  await writeFile(join(draft, "fonts.css"), css.join("\n") + "\n");
  await mkdir(`${out}-tests`, { recursive: true }); // for the tests of the pages; it does not ship
  await cp(join(here, "node_modules/axe-core/axe.min.js"), join(`${out}-tests`, "axe.min.js"));
  await writeFile(join(draft, "LICENSES.txt"), await licences());
  const old = `${draft}-old`;
  await rename(out, old).catch(() => {});
  await rename(draft, out).catch(async () => access(join(out, "LICENSES.txt"))); // another build was first: as good
  await rm(draft, { recursive: true, force: true });
  await rm(old, { recursive: true, force: true });
} catch (problem) {
  await rm(draft, { recursive: true, force: true });
  console.error(problem.message ?? problem);
  process.exit(1);
}

/** plotly.js with some of its traces, as one script that sets one global. */
async function plotly(file, name, traces) {
  const contents = `import Plotly from "plotly.js/lib/core";
${traces.map((t) => `import ${t} from "plotly.js/lib/${t}";`).join("\n")}
import nl from "plotly.js/lib/locales/nl";
Plotly.register([${traces.join(", ")}, { ...nl, dictionary: { ...nl.dictionary, "Reset axes": "Assen terugzetten" } }]);
Plotly.setPlotConfig({ locale: "nl" });
export default Plotly;`;
  await build({
    stdin: { contents, resolveDir: here, sourcefile: file },
    outfile: join(draft, file),
    bundle: true, minify: true, format: "iife", globalName: name, platform: "browser", target: "es2022",
    define: { global: "globalThis" }, loader: { ".css": "empty" }, legalComments: "none", logLevel: "error",
    footer: { js: `${name}=${name}.default;` },
  });
}

async function licences() {
  const parts = [];
  for (const pack of ["plotly.js", "@fontsource/inter", "@fontsource/source-serif-4"]) {
    const about = JSON.parse(await readFile(join(here, "node_modules", pack, "package.json"), "utf8"));
    const text = await readFile(join(here, "node_modules", pack, "LICENSE"), "utf8").catch(() => about.license);
    parts.push(`${about.name} ${about.version} (${about.license})\n\n${text.trim()}\n`);
  }
  return parts.join("\n----------------------------------------\n\n");
}
