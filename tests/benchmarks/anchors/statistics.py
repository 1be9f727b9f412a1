"""The tasks of NotebookLib.Benchmarks in NumPy and SciPy, one thread.   python3 tests/benchmarks/anchors/statistics.py"""
import os
os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"
import time
import numpy as np
import scipy
from scipy import stats

rng = np.random.default_rng(1)


def measure(task, work):
    runs = []
    for _ in range(5):
        wall, cpu = time.perf_counter(), time.process_time()
        work()
        runs.append((1e3 * (time.perf_counter() - wall), 1e3 * (time.process_time() - cpu)))
    runs.sort()
    print(f"| {task} | {runs[2][0]:.1f} ms | {runs[0][0]:.1f} ms | {min(r[1] for r in runs):.1f} ms |", flush=True)


print(f"NumPy {np.__version__}, SciPy {scipy.__version__}\n\n| task | median of 5 | best | processor time |\n|---|---|---|---|")
tables = rng.integers(0, 60, (10000, 2, 2))
measure("Fisher 2x2 x 10,000, p only", lambda: [stats.fisher_exact(t) for t in tables])
both = rng.normal(0, 1, 1000)


def permute():
    observed, reached, draw = abs(both[:500].mean() - both[500:].mean()), 0, np.random.default_rng(2)
    for _ in range(100):
        sums = draw.permuted(np.tile(both, (1000, 1)), axis=1)[:, :500].sum(1)
        reached += (np.abs(2 * sums - both.sum()) / 500 >= observed - 1e-12).sum()
    return (reached + 1) / 100001


measure("permutation, mean difference, 2 x 500, 100,000 permutations", permute)
skewed = rng.gamma(2, 3, 100)
measure("bootstrap BCa of a mean, n = 100, 10,000 resamples", lambda: stats.bootstrap((skewed,), np.mean, n_resamples=10000, random_state=4))
six = [(rng.permutation(100)[:6], 100 + rng.permutation(100)[:6]) for _ in range(1000)]
measure("Mann-Whitney exact, 6 + 6, x 1000 (no ties)", lambda: [stats.mannwhitneyu(a, b, method="exact") for a, b in six])
