// How long a page of the site takes to its first view: from disk, each time in a fresh browser with an empty profile.
// Usage: first-view.sh [SITE] [RUNS]; prints a Markdown table, slowest page first. Needs Debian's Chromium.
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [driver, folder, runs = "3"] = process.argv.slice(2);
const { chromium } = await import(pathToFileURL(join(driver, "index.mjs")));
const site = resolve(folder);
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

async function once(file) {
  const profile = mkdtempSync(join(tmpdir(), "nl-view-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: "/usr/bin/chromium", viewport: { width: 1360, height: 900 },
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
  try {
    const page = context.pages()[0] ?? await context.newPage();
    await page.goto(pathToFileURL(join(site, file)).href);
    return await page.evaluate(() => new Promise((done) => {
      const tell = (entry) => done({ paint: entry.startTime, ready: performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd });
      const seen = performance.getEntriesByName("first-contentful-paint")[0];
      if (seen) tell(seen);
      else new PerformanceObserver((list) => list.getEntriesByName("first-contentful-paint").forEach(tell)).observe({ type: "paint", buffered: true });
    }));
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

const rows = [];
for (const file of readdirSync(site).filter((f) => f.endsWith(".html")).toSorted()) {
  const seen = [];
  for (let run = 0; run < Number(runs); run++) seen.push(await once(file));
  const paints = seen.map((s) => s.paint);
  rows.push({ file, kb: statSync(join(site, file)).size / 1000, paint: median(paints), worst: Math.max(...paints), ready: median(seen.map((s) => s.ready)) });
}
console.log("| page | KB | first view, ms | slowest | scripts ready, ms |\n| --- | ---: | ---: | ---: | ---: |");
for (const r of rows.toSorted((a, b) => b.paint - a.paint)) console.log(`| ${r.file} | ${r.kb.toFixed(0)} | ${r.paint.toFixed(0)} | ${r.worst.toFixed(0)} | ${r.ready.toFixed(0)} |`);
