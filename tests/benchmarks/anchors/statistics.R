# The tasks of NotebookLib.Benchmarks in base R, as a user would write them.   Rscript tests/benchmarks/anchors/statistics.R
set.seed(1); options(warn = -1)
measure <- function(task, f) {
  runs <- replicate(5, { t <- system.time(f()); c(t[["elapsed"]], t[["user.self"]] + t[["sys.self"]]) })
  cat(sprintf("| %s | %.0f ms | %.0f ms | %.0f ms |\n", task, 1e3 * median(runs[1, ]), 1e3 * min(runs[1, ]), 1e3 * min(runs[2, ])))
}
cat(R.version.string, "\n\n| task | median of 5 | best | processor time |\n|---|---|---|---|\n", sep = "")
tables <- replicate(10000, matrix(sample(0:59, 4, TRUE), 2), simplify = FALSE)
measure("Fisher 2x2 x 10,000, p only", function() for (t in tables) fisher.test(t, conf.int = FALSE))
measure("Fisher 2x2 x 10,000 with odds ratio and interval", function() for (t in tables) fisher.test(t))
both <- c(rnorm(500), rnorm(500, .1))
measure("permutation, mean difference, 2 x 500, 100,000 permutations", function() {
  observed <- abs(mean(both[1:500]) - mean(both[501:1000])); total <- sum(both); reached <- 0
  for (i in 1:100000) { s <- sum(both[sample.int(1000, 500)]); reached <- reached + (abs(2 * s - total) / 500 >= observed) }
  (reached + 1) / 100001 })
series <- matrix(round(rnorm(150000), 1), 10000); pairs <- combn(15, 2)
measure("Mann-Kendall, 10,000 series of 15 with ties", function() {
  S <- rowSums(sign(series[, pairs[2, ]] - series[, pairs[1, ]]))
  v <- apply(series, 1, function(r) { t <- tabulate(match(r, r)); (15 * 14 * 35 - sum(t * (t - 1) * (2 * t + 5))) / 18 })
  2 * pnorm(-pmax(abs(S) - 1, 0) / sqrt(v)) })
k <- sample(0:1000, 1e6, TRUE); z <- qnorm(.975)
measure("Wilson x 1,000,000", function() { p <- k / 1000; m <- p + z^2 / 2000; h <- z * sqrt(p * (1 - p) / 1000 + z^2 / 4e6); cbind(m - h, m + h) / (1 + z^2 / 1000) })
measure("Clopper-Pearson x 100,000", function() { q <- k[1:1e5]; cbind(qbeta(.025, q, 1001 - q), qbeta(.975, q + 1, 1000 - q)) })
seven <- matrix(rpois(7000, 1400), 1000); year <- 0:6
measure("Poisson regression, 7 points, x 1000", function() for (i in 1:1000) glm(seven[i, ] ~ year, family = poisson))
six <- lapply(1:1000, function(i) list(sample(100, 6), 100 + sample(100, 6)))
measure("Mann-Whitney exact, 6 + 6, x 1000 (no ties)", function() for (u in six) wilcox.test(u[[1]], u[[2]], exact = TRUE))
