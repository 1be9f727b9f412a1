# Makes the project's own reference cases, one JSON file per case, beside this script.
#   Rscript make_reference.R        needs R 4 with its recommended packages survival and MASS
# Answers come from R's own functions where R has them, from exact counting otherwise. NIST figures are the certified ones (StRD).
suppressPackageStartupMessages({ library(survival); library(MASS) })
options(warn = -1)
here <- dirname(normalizePath(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)[1])))

number <- function(v) if (is.nan(v)) "\"NaN\"" else if (is.na(v)) "null" else if (is.infinite(v)) (if (v > 0) "\"Infinity\"" else "\"-Infinity\"") else
  { for (d in 15:17) if (as.numeric(text <- formatC(v, digits = d, width = -1, format = "g")) == v) break; text }
json <- function(v) {
  if (is.null(v)) return("null")
  if (is.list(v)) {
    inner <- vapply(v, json, "")
    return(if (is.null(names(v))) paste0("[", toString(inner), "]") else paste0("{", toString(paste0("\"", names(v), "\": ", inner)), "}"))
  }
  if (is.matrix(v)) return(paste0("[", toString(apply(v, 1, function(row) json(I(row)))), "]"))
  one <- function(e) if (is.character(e)) paste0("\"", e, "\"") else if (is.logical(e) && !is.na(e)) tolower(e) else number(e)
  cells <- vapply(unclass(v), one, "")
  if (length(v) == 1 && !inherits(v, "AsIs")) cells else paste0("[", toString(cells), "]")
}
save <- function(id, of, inputs, expected, rel = 1e-9, abs = 1e-300) writeLines(paste0("{\n", paste0("  \"", c("id", "function", "inputs", "expected", "tool", "rel_tol", "abs_tol"), "\": ",
  c(json(id), json(of), json(inputs), json(expected), json(R.version.string), number(rel), number(abs)), collapse = ",\n"), "\n}"), file.path(here, paste0(id, ".json")))
rows <- function(m) lapply(seq_len(nrow(m)), function(i) I(m[i, ]))
pair <- function(v) I(as.vector(v))
terms <- function(m) setNames(lapply(seq_len(nrow(m)), function(i) setNames(as.list(unname(m[i, 1:4])), c("estimate", "se", "statistic", "p"))), rownames(m))
orders <- function(v) if (length(v) < 2) list(v) else do.call(c, lapply(seq_along(v), function(i) lapply(orders(v[-i]), function(rest) c(v[i], rest))))

# shares
save("own_proportion_ci", "proportion_ci", list(k = 14, n = 61, conf = .95), { p <- prop.test(14, 61, correct = FALSE)$conf.int; y <- prop.test(14, 61)$conf.int
  list(estimate = 14 / 61, wilson = pair(p), wilson_cc = pair(y), clopper_pearson = pair(binom.test(14, 61)$conf.int), jeffreys = pair(qbeta(c(.025, .975), 14.5, 47.5))) })
w <- function(k, n) prop.test(k, n, correct = FALSE)$conf.int
save("own_two_proportions_ci", "two_proportions_ci", list(x1 = 14, n1 = 61, x2 = 9, n2 = 80), { a <- w(14, 61); b <- w(9, 80); d <- 14 / 61 - 9 / 80
  list(difference = d, newcombe = pair(c(d - sqrt((14 / 61 - a[1])^2 + (b[2] - 9 / 80)^2), d + sqrt((a[2] - 14 / 61)^2 + (9 / 80 - b[1])^2)))) })
save("own_two_proportions_test", "two_proportions_test", list(x1 = 14, n1 = 61, x2 = 9, n2 = 80), { u <- prop.test(c(14, 9), c(61, 80), correct = FALSE); y <- prop.test(c(14, 9), c(61, 80))
  list(chi2 = u$statistic[[1]], p = u$p.value, ci95_wald = pair(u$conf.int), chi2_cc = y$statistic[[1]], p_cc = y$p.value, ci95_wald_cc = pair(y$conf.int)) })
save("own_tost_two_proportions", "tost_two_proportions", list(x1 = 140, n1 = 610, x2 = 180, n2 = 800, low = -.05, high = .05), { p <- 140 / 610; q <- 180 / 800; s <- sqrt(p * (1 - p) / 610 + q * (1 - q) / 800)
  list(p_lower = pnorm((p - q + .05) / s, lower = FALSE), p_upper = pnorm((p - q - .05) / s), ci90 = pair(p - q + c(-1, 1) * qnorm(.95) * s)) })
save("own_binomial_exact", "binomial_exact", list(k = 14, n = 61, p0 = 1 / 3), list(p_two_sided = binom.test(14, 61, 1 / 3)$p.value, p_less = binom.test(14, 61, 1 / 3, "less")$p.value, ci95 = pair(binom.test(14, 61)$conf.int)))
save("own_k_proportions", "k_proportions_test", list(x = c(14, 9, 22), n = c(61, 80, 75)), { h <- prop.test(c(14, 9, 22), c(61, 80, 75)); list(statistic = h$statistic[[1]], df = 2, p = h$p.value) })
save("own_cochran_armitage", "cochran_armitage", list(x = c(9, 14, 22), n = c(80, 61, 75), scores = c(1, 2, 4)), { h <- prop.trend.test(c(9, 14, 22), c(80, 61, 75), c(1, 2, 4)); list(statistic = h$statistic[[1]], p = h$p.value) })
save("own_rate_ratio", "poisson_rate_ratio", list(x1 = 7, t1 = 40, x2 = 20, t2 = 65.5), { h <- poisson.test(c(7, 20), c(40, 65.5)); list(rate_ratio = h$estimate[[1]], p_two_sided = h$p.value, ci95_exact = pair(h$conf.int)) })
save("own_rate", "poisson_one_sample", list(x = 7, t = 40, r0 = .25), { h <- poisson.test(7, 40, .25); list(rate = h$estimate[[1]], p_two_sided = h$p.value, ci95 = pair(h$conf.int)) }, 1e-8)

# tables
t32 <- rbind(c(12, 30), c(25, 41), c(9, 44))
save("own_chisq", "chisq_independence", list(table = rows(t32)), { h <- chisq.test(t32); list(statistic = h$statistic[[1]], df = 2, p = h$p.value, expected = h$expected, adjusted_residuals = h$stdres) })
save("own_chisq_empty_row", "chisq_independence", list(table = rows(rbind(t32, 0))), list(statistic = chisq.test(t32)$statistic[[1]], dropped = list(rows = 1, cols = 0)))
save("own_g", "g_test", list(table = rows(t32)), list(statistic = 2 * sum(t32 * log(t32 / chisq.test(t32)$expected)), df = 2))
save("own_gof", "chisq_gof", list(observed = c(12, 30, 18), probabilities = c(.25, .45, .3)), { h <- chisq.test(c(12, 30, 18), p = c(.25, .45, .3)); list(statistic = h$statistic[[1]], p = h$p.value) })
t22 <- rbind(c(3, 9), c(11, 6))
save("own_fisher_2x2", "fisher_2x2", list(table = rows(t22)), list(p_two_sided = fisher.test(t22)$p.value, p_less = fisher.test(t22, alternative = "less")$p.value, p_greater = fisher.test(t22, alternative = "greater")$p.value, n = 29))
save("own_fisher_rxc", "fisher_rxc", list(table = rows(rbind(c(3, 1, 4), c(0, 6, 2), c(5, 2, 0)))), list(p = fisher.test(rbind(c(3, 1, 4), c(0, 6, 2), c(5, 2, 0)))$p.value))
save("own_effects", "effect_2x2", list(table = rows(t22)), { s <- sqrt(sum(1 / t22)); o <- 3 * 6 / (9 * 11); list(odds_ratio = o, odds_ratio_ci95 = pair(o * exp(c(-1, 1) * qnorm(.975) * s)), phi = (3 * 6 - 9 * 11) / sqrt(12 * 17 * 14 * 15), haldane_anscombe = FALSE) })
save("own_mcnemar", "mcnemar", list(table = rows(t22)), { u <- mcnemar.test(t22, correct = FALSE); list(statistic = u$statistic[[1]], p = u$p.value, p_cc = mcnemar.test(t22)$p.value, p_exact = binom.test(9, 20)$p.value) })
save("own_cmh", "cmh", list(strata = list(rows(t22), rows(rbind(c(8, 5), c(7, 12))))), { h <- mantelhaen.test(array(c(t22, rbind(c(8, 5), c(7, 12))), c(2, 2, 2)), correct = FALSE)
  list(statistic = h$statistic[[1]], p = h$p.value, common_or = h$estimate[[1]], ci95 = pair(h$conf.int)) })
save("own_suppressed", "suppressed_bounds", list(table = list(list(NULL, 12), list(9, 20))), { p <- sapply(1:4, function(v) chisq.test(rbind(c(v, 12), c(9, 20)), correct = FALSE)$p.value); list(feasible = 4, chi2_p_range = pair(range(p)), grand_total = c(42, 45)) })

# groups
x <- c(4.1, 5.6, 3.9, 6.2, 5.0); y <- c(6.8, 5.9, 7.4, 6.1, 8.0, 7.7); g <- list(c(1, 2, 2), c(2, 3, 5, 4), c(4, 5))
save("own_welch", "welch_t", list(x = x, y = y), { h <- t.test(x, y); list(statistic = h$statistic[[1]], df = h$parameter[[1]], p = h$p.value, ci95 = pair(h$conf.int)) })
save("own_paired", "paired_t", list(x = x, y = y[1:5]), { h <- t.test(x, y[1:5], paired = TRUE); list(statistic = h$statistic[[1]], p = h$p.value, ci95 = pair(h$conf.int)) })
save("own_one_sample", "one_sample_t", list(x = x, mu = 6), { h <- t.test(x, mu = 6); list(statistic = h$statistic[[1]], p = h$p.value) })
save("own_tost_welch", "tost_welch", list(x = x, y = y, low = -3, high = 1), list(p_lower = t.test(x, y, mu = -3, alternative = "greater")$p.value, p_upper = t.test(x, y, mu = 1, alternative = "less")$p.value))
f <- rep(1:3, lengths(g)); v <- unlist(g)
save("own_anova", "anova_oneway", list(groups = lapply(g, I)), { h <- oneway.test(v ~ f, var.equal = TRUE); u <- oneway.test(v ~ f); list(statistic = h$statistic[[1]], p = h$p.value, welch = list(statistic = u$statistic[[1]], p = u$p.value)) })
save("own_mann_whitney", "mann_whitney", list(x = x, y = y), { h <- wilcox.test(x, y, exact = TRUE, conf.int = TRUE); list(u1 = h$statistic[[1]], p_exact = h$p.value, hl_ci95 = pair(h$conf.int)) })
save("own_wilcoxon", "wilcoxon_signed_rank", list(x = x, y = c(4.3, 5.1, 4.7, 6.1, 3.8)), { h <- wilcox.test(x, c(4.3, 5.1, 4.7, 6.1, 3.8), paired = TRUE, exact = TRUE); list(v = h$statistic[[1]], p_exact = h$p.value) })
save("own_kruskal", "kruskal_wallis", list(groups = lapply(g, I)), { h <- kruskal.test(v, f); list(statistic = h$statistic[[1]], p = h$p.value) })
save("own_dunn", "dunn_posthoc", list(groups = lapply(g, I)), { r <- rank(v); m <- tapply(r, f, mean); n <- lengths(g); s <- 9 * 10 / 12 - sum(table(v)^3 - table(v)) / 96; z <- sapply(list(c(1, 2), c(1, 3), c(2, 3)), function(k) (m[k[1]] - m[k[2]]) / sqrt(s * sum(1 / n[k])))
  list(z = pair(z), p_holm = pair(p.adjust(2 * pnorm(-abs(z)), "holm"))) })
blocks <- rbind(c(1, 2, 4), c(2, 2, 3), c(3, 1, 5), c(1, 4, 4))
save("own_friedman", "friedman", list(blocks = rows(blocks)), { h <- friedman.test(blocks); list(statistic = h$statistic[[1]], p = h$p.value) })
dominate <- function(gs) sum(sapply(1:2, function(i) sum(sapply((i + 1):3, function(j) sum(outer(gs[[i]], gs[[j]], "<") + .5 * outer(gs[[i]], gs[[j]], "=="))))))
save("own_jonckheere", "jonckheere", list(groups = lapply(g, I)), { J <- dominate(g); all <- combn(9, 3, function(a) { left <- setdiff(1:9, a); combn(6, 4, function(b) dominate(list(v[a], v[left[b]], v[left[-b]]))) }); list(j = J, p_exact_increasing = mean(all >= J), assignments = 1260) })
save("own_cliff", "cliffs_delta", list(x = g[[1]], y = g[[2]]), list(delta = mean(sign(outer(g[[1]], g[[2]], "-")))))
save("own_permutation", "permutation_mean_difference", list(x = g[[1]], y = g[[2]]), { a <- c(g[[1]], g[[2]]); d <- combn(7, 3, function(k) 4 * sum(a[k]) - 3 * sum(a[-k])); o <- 4 * sum(a[1:3]) - 3 * sum(a[4:7]); list(p_two_sided = mean(abs(d) >= abs(o)), permutations = 35) })
save("own_correlations", "correlations", list(x = x, y = y[1:5]), { p <- cor.test(x, y[1:5]); s <- cor.test(x, y[1:5], method = "spearman"); k <- cor.test(x, y[1:5], method = "kendall")
  list(pearson = list(r = p$estimate[[1]], p = p$p.value), spearman = list(rho = s$estimate[[1]], p = s$p.value), kendall = list(tau_b = k$estimate[[1]], p = k$p.value)) })

# several tests, power
ps <- c(.004, .03, .03, .2)
save("own_p_adjust", "p_adjust", list(p = ps), sapply(c(bonferroni = "bonferroni", holm = "holm", hochberg = "hochberg", bh = "BH", by = "BY"), function(m) I(p.adjust(ps, m)), simplify = FALSE))
save("own_triangulation", "triangulation", list(p = ps), list(fisher = list(statistic = -2 * sum(log(ps)), p = pchisq(-2 * sum(log(ps)), 8, lower = FALSE)), partial_conjunction_bonferroni = pair(pmin(1, (4:1) * ps)), all_sources_max_p = .2))
save("own_power_prop", "power_two_proportions", list(n = 70, p1 = .2, p2 = .4), list(power = power.prop.test(70, .2, .4)$power, n_for_80 = power.prop.test(p1 = .2, p2 = .4, power = .8, tol = 1e-12)$n), 1e-6)
save("own_power_t", "power_t", list(n = 9, delta = 1.2, sd = 1.1), list(power = power.t.test(9, 1.2, 1.1, strict = TRUE)$power), 1e-6)
save("own_power_chisq", "power_chisq", list(w = .3, n = 90, df = 3), list(power = pchisq(qchisq(.95, 3), 3, 90 * .09, lower = FALSE)), 1e-8)

# series
s <- c(5.1, 5.4, 5.0, 5.9, 6.3, 6.2, 7.1)
S <- function(v) sum(sapply(1:6, function(i) sum(sign(v[(i + 1):7] - v[i]))))
save("own_mann_kendall", "mann_kendall", list(x = s), { k <- cor.test(1:7, s, method = "kendall"); list(s = S(s), var_s = 7 * 6 * 19 / 18, p_exact = k$p.value, tau_a = k$estimate[[1]]) })
save("own_mann_kendall_ties", "mann_kendall", list(x = c(1, 2, 2, 1, 3, 3, 3)), { all <- sapply(orders(c(1, 2, 2, 1, 3, 3, 3)), S); o <- S(c(1, 2, 2, 1, 3, 3, 3)); list(s = o, p_exact = mean(abs(all) >= abs(o)), p_exact_increasing = mean(all >= o)) })
save("own_theil_sen", "theil_sen", list(x = 1:7, y = s), { m <- median(combn(7, 2, function(k) diff(s[k]) / diff(k))); list(slope = m, intercept_separate = median(s) - 4 * m, intercept_joint = median(s - m * 1:7)) })
save("own_pettitt", "pettitt", list(x = s), { u <- abs(2 * cumsum(rank(s)) - 1:7 * 8); all <- sapply(orders(rank(s)), function(r) max(abs(2 * cumsum(r) - 1:7 * 8))); list(k = max(u), change_after_index = which.max(u) - 1, p_exact = mean(all >= max(u))) })
save("own_trend", "trend_ols", list(y = s), { m <- lm(s ~ t, data.frame(t = 0:6)); b <- Box.test(residuals(m), 1, "Ljung-Box"); list(coefficients = terms(summary(m)$coefficients), slope_ci95 = pair(confint(m)[2, ]), ljung_box = list(statistic = b$statistic[[1]], p = b$p.value)) })
save("own_interrupted", "interrupted_time_series", list(y = s, break_index = 3, lag = 1), { d <- data.frame(time = 0:6, level = c(0, 0, 0, 1, 1, 1, 1), slope = c(0, 0, 0, 0, 1, 2, 3)); m <- lm(s ~ ., d); e <- residuals(m); list(coefficients = terms(summary(m)$coefficients), durbin_watson = sum(diff(e)^2) / sum(e^2)) })
save("own_chow", "chow_test", list(y = s, point = 3), { r <- function(k) deviance(lm(s[k] ~ k)); a <- r(1:7); b <- r(1:3) + r(4:7); list(f = (a - b) / 2 / (b / 3), p = pf((a - b) / 2 / (b / 3), 2, 3, lower = FALSE)) })

# models
d <- data.frame(y = c(3, 7, 6, 12, 15, 9, 21), a = c(1, 2, 2, 4, 5, 3, 7), b = c(0, 1, 0, 1, 0, 1, 1)); xs <- rows(as.matrix(d[, 2:3]))
save("own_linear", "linear_regression", list(y = d$y, x = xs, names = c("a", "b")), { m <- lm(y ~ a + b, d); list(coefficients = terms(summary(m)$coefficients), aic = AIC(m), bic = BIC(m)) })
save("own_poisson", "glm_poisson", list(y = d$y, x = xs, names = c("a", "b"), exposure = 10:16), { m <- glm(y ~ a + b, poisson, d, offset = log(10:16), control = glm.control(1e-15, 200)); list(coefficients = terms(summary(m)$coefficients), deviance = deviance(m), null_deviance = m$null.deviance, aic = AIC(m)) }, 1e-7)
save("own_logistic", "glm_logistic", list(y = d$y, trials = I(rep(25, 7)), x = xs, names = c("a", "b")), { m <- glm(cbind(y, 25 - y) ~ a + b, binomial, d, control = glm.control(1e-15, 200)); list(coefficients = terms(summary(m)$coefficients), deviance = deviance(m), aic = AIC(m)) }, 1e-7)
counts <- c(2, 9, 1, 14, 30, 4, 22, 3, 41, 8); dose <- c(1, 1, 2, 2, 3, 3, 4, 4, 5, 5)
save("own_negative_binomial", "glm_negative_binomial", list(y = counts, x = lapply(dose, I), names = I("dose")), { m <- glm.nb(counts ~ dose, control = glm.control(1e-14, 500)); list(coefficients = terms(summary(m)$coefficients), theta = m$theta, aic = AIC(m)) }, 1e-5)

# durations, agreement
tm <- c(2, 3, 3, 5, 8, 8, 9, 12); ev <- c(1, 1, 0, 1, 1, 0, 1, 0); gr <- c(1, 1, 1, 1, 2, 2, 2, 2)
save("own_kaplan_meier", "kaplan_meier", list(time = tm, event = ev), { k <- survfit(Surv(tm, ev) ~ 1, conf.type = "log"); list(survival = pair(k$surv), ci95_log_lower = pair(k$lower), median = summary(k)$table[["median"]]) })
save("own_log_rank", "log_rank", list(time = tm, event = ev, group = gr), { h <- survdiff(Surv(tm, ev) ~ gr); list(statistic = h$chisq, expected = pair(h$exp)) })
k3 <- rbind(c(9, 2, 0), c(3, 8, 1), c(0, 2, 7)); share <- k3 / sum(k3)
save("own_cohen_kappa", "cohen_kappa", list(table = rows(k3)), { e <- outer(rowSums(share), colSums(share)); w <- 1 - abs(outer(1:3, 1:3, "-")) / 2; list(kappa = (sum(diag(share)) - sum(diag(e))) / (1 - sum(diag(e))), linear = list(kappa = (sum(w * share) - sum(w * e)) / (1 - sum(w * e)))) })
f4 <- rbind(c(3, 1, 0), c(0, 4, 0), c(1, 1, 2), c(2, 2, 0))
save("own_fleiss", "fleiss_kappa", list(counts = rows(f4)), { p <- colSums(f4) / 16; P <- mean((rowSums(f4^2) - 4) / 12); list(kappa = (P - sum(p^2)) / (1 - sum(p^2))) })
save("own_krippendorff", "krippendorff_alpha", list(ratings = list(I(c(1, 2, 3, 3)), I(c(1, 2, 2, 3)))), { a <- c(1, 2, 3, 3); b <- c(1, 2, 2, 3); all <- c(a, b); list(nominal = 1 - mean(a != b) / (sum(outer(all, all, "!=")) / 56), interval = 1 - mean((a - b)^2) / (sum(outer(all, all, "-")^2) / 56)) })

# flows, decomposition, resampling
m <- rbind(c(80, 15, 5), c(10, 60, 30), c(0, 0, 1)); Q <- (m / rowSums(m))[1:2, 1:2]; N <- solve(diag(2) - Q)
save("own_markov", "markov_absorbing", list(counts = rows(m), absorbing = I(2)), list(fundamental = N, expected_steps = pair(rowSums(N)), variance_steps = pair((2 * N - diag(2)) %*% rowSums(N) - rowSums(N)^2)))
save("own_queue", "queue_mmc", list(arrival = 5, service = 2, servers = 4, t = .5), { a <- 2.5; b <- dpois(4, a) / ppois(4, a); c <- b / (1 - a / 4 * (1 - b)); list(erlang_b = b, erlang_c = c, lq = c * (a / 4) / (1 - a / 4), p_wait_longer_than_t = c * exp(-1.5)) })
save("own_kitagawa", "kitagawa", list(pop0 = c(100, 300), cases0 = c(10, 60), pop1 = c(200, 250), cases1 = c(24, 45)), { p <- c(.25, .75); q <- c(200, 250) / 450; r <- c(.1, .2); u <- c(.12, .18); list(composition = sum((q - p) * (r + u) / 2), rate = sum((u - r) * (p + q) / 2), rate1_standardised_to_0 = sum(p * u)) })
save("own_shift_share", "shift_share", list(region0 = c(50, 80), region1 = c(60, 78), nation0 = c(1000, 2000), nation1 = c(1100, 1980)), list(national_growth = 80 / 3000, regional_shift = c(10 - 50 * .1, -2 + 80 * .01), totals = list(change = 8)), 1e-12)
rep40 <- round(qnorm(ppoints(40)) * 2 + 10.3, 3)
save("own_bootstrap", "bootstrap_from_replicates", list(theta = 10.2, replicates = rep40, jackknife = c(10.1, 10.4, 9.8, 10.6), conf = .9), list(percentile = pair(quantile(rep40, c(.05, .95))), z0 = qnorm((mean(rep40 < 10.2) + mean(rep40 <= 10.2)) / 2), se = sd(rep40)))
save("own_bootstrap_all", "bootstrap_exhaustive_mean", list(x = c(2, 3.5, 7)), { means <- rowMeans(expand.grid(c(2, 3.5, 7), c(2, 3.5, 7), c(2, 3.5, 7))); list(resamples = 27, percentile = pair(quantile(means, c(.025, .975))), se = sqrt(mean((means - 25 / 6)^2))) })

# distributions
for (case in list(list("normal_sf", 6, pnorm(6, lower = FALSE)), list("chi2_sf", c(60, 4), pchisq(60, 4, lower = FALSE)), list("t_sf", c(7, 12), pt(7, 12, lower = FALSE)), list("f_sf", c(9, 3, 20), pf(9, 3, 20, lower = FALSE)), list("binom_cdf", c(3, 40, .3), pbinom(3, 40, .3)),
  list("hyper_sf", c(8, 60, 20, 12), phyper(7, 20, 40, 12, lower = FALSE)), list("poisson_sf", c(15, 4.5), ppois(14, 4.5, lower = FALSE)), list("t_inv", c(.975, 7), qt(.975, 7)), list("normal_inv", .01, qnorm(.01)), list("chi2_inv", c(.9, 5), qchisq(.9, 5)), list("beta_inv", c(.05, 3, 9), qbeta(.05, 3, 9))))
  save(paste0("own_dist_", case[[1]]), "distribution", list(name = case[[1]], args = I(case[[2]])), list(value = case[[3]]), 1e-10)

# NIST StRD, certified
save("own_nist_noint2", "nist_linear", list(dataset = "NoInt2", y = c(3, 4, 4), x = list(I(4), I(5), I(6)), model = "y~0+x"), list(estimates = I(0.727272727272727), standard_errors = I(0.0420827318078432), residual_sd = 0.369274472937998), 1e-13)
save("own_nist_numacc1", "nist_univariate", list(dataset = "NumAcc1", y = c(10000001, 10000003, 10000002)), list(mean = 10000002, sd = 1, autocorrelation_lag1 = -0.5), 1e-13)
save("own_nist_like_anova", "nist_anova", list(dataset = "shared leading digits", groups = list(I(1e9 + c(.25, .5)), I(1e9 + c(.75, 1.25)), I(1e9 + c(0, .5)))), { h <- anova(lm(c(.25, .5, .75, 1.25, 0, .5) ~ gl(3, 2))); list(ss_between = h[1, 2], ss_within = h[2, 2], f = h[1, 4]) }, 1e-12)
