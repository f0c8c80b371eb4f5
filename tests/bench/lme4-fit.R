# Fits one mixed model to a CSV file with lme4 (arguments: file, formula, family); prints the seconds and the seconds
# of CPU that the fit took without reading the file, and the log likelihood.
suppressPackageStartupMessages(library(lme4))
arguments <- commandArgs(TRUE)
table <- read.csv(arguments[1], stringsAsFactors = TRUE)
formula <- as.formula(arguments[2])
took <- system.time(fit <- suppressWarnings(suppressMessages(
  if (arguments[3] == "gaussian") lmer(formula, table, REML = TRUE) else glmer(formula, table, family = binomial)
)))
cat(took[["elapsed"]], took[["user.self"]] + took[["sys.self"]], format(as.numeric(logLik(fit)), digits = 15), "\n")
