#!/usr/bin/env bash
# How long each page of the site takes to its first view, from disk, cold. Aim: at most 1 s on two cores.
#   tests/benchmarks/first-view.sh [SITE] [RUNS]     SITE is out/site unless told; RUNS is 3
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
tests="$root/tests/NotebookLib.Cli.Tests"
[ -d "$tests/bin/Release/net10.0/.playwright" ] || dotnet build "$tests" -c Release -v:q --nologo >&2
driver="$tests/bin/Release/net10.0/.playwright"
"$driver"/node/*/node "$root/tests/benchmarks/first-view.mjs" "$driver/package" "${1:-$root/out/site}" "${2:-3}"
