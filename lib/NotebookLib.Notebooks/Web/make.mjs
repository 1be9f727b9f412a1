// Called by the build: installs from the lock file in a folder of its own, checks the types, bundles there, moves the result to dist.
// Nothing of a failed or interrupted run stays in the tree.
import { spawnSync } from "node:child_process";
import { copyFileSync, cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const work = mkdtempSync(join(tmpdir(), "nl-web-"));
let code = 1;
try {
  for (const file of ["package.json", "package-lock.json", "build.mjs", "tsconfig.json", "live.js", "live.css"]) copyFileSync(join(here, file), join(work, file));
  cpSync(join(here, "src"), join(work, "src"), { recursive: true });
  const run = (command, args, shell) => spawnSync(command, args, { cwd: work, stdio: ["ignore", "inherit", "inherit"], timeout: 300_000, shell }).status === 0;
  const install = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error", "--fetch-retries=1", "--fetch-retry-mintimeout=1000"];
  const typed = () => run(process.execPath, [join("node_modules", "typescript", "bin", "tsc"), "-p", "."]);
  if (run("npm", install, process.platform === "win32") && typed() && run(process.execPath, ["build.mjs", join(here, "dist")])) code = 0;
} finally {
  rmSync(work, { recursive: true, force: true });
}
process.exitCode = code;
