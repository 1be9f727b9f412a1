#!/usr/bin/env bash
# How long notebooks take, whole process, cold: the median of five runs, and the most memory any one process used.
# Run it on a machine that does nothing else:
#   tests/benchmarks/notebooks.sh          a notebook of 30 small cells; aim: at most 2.5 s on two cores
#   tests/benchmarks/notebooks.sh report   all notebooks of this edition and the site, `run --force`; aim: at most 15 s
#   tests/benchmarks/notebooks.sh same     the same when nothing changed, `run`; aim: at most 1 s
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
dotnet build "$root/lib/NotebookLib.Cli" -c Release -v:q --nologo >&2
cli="$root/lib/NotebookLib.Cli/bin/Release/net10.0/NotebookLib.Cli"

if [ "${1:-cells}" = report ]; then
  command=("$cli" run --force --out "$work/out")
  cd "$root"
elif [ "${1:-cells}" = same ]; then
  command=("$cli" run --out "$work/out")
  cd "$root"
  "${command[@]}" > /dev/null
else
  dotnet build "$root/tests/NotebookLib.Notebooks.Tests" -c Release -v:q --nologo >&2
  host="$root/tests/NotebookLib.Notebooks.Tests/bin/Release/net10.0/NotebookLib.Notebooks.Tests"
  "$host" make "$work/thirty.ipynb" 30
  command=("$host" run "$work/thirty.ipynb" --worker "$cli")
fi

for _ in 1 2 3 4 5; do
  if ! /usr/bin/time -f '%e %M' -o "$work/time" "${command[@]}" > "$work/log" 2>&1; then
    cat "$work/log" >&2
    exit 1
  fi
  tail -n 1 "$work/time" >> "$work/times"
done

sort -n "$work/times" | awk -v cores="$(nproc)" -v sdk="$(dotnet --version)" '
  { seconds[NR] = $1; if ($2 > memory) memory = $2 }
  END { printf "median %.2f s of %d runs (%.2f-%.2f), largest process %d MB, %d cores, SDK %s\n", seconds[int((NR + 1) / 2)], NR, seconds[1], seconds[NR], memory / 1024, cores, sdk }'
