# Fits every study of a CSV file (study, person, clip, position, rating) with lme4; prints a line a study: shared
# slope, its standard error, variance of the people's slopes.
suppressPackageStartupMessages(library(lme4))
if (length(commandArgs(TRUE)) == 0) {
  cat("R ", format(getRversion()), ", lme4 ", format(packageVersion("lme4")), "\n", sep = "")
  quit(save = "no")
}
ratings <- read.csv(commandArgs(TRUE)[1])
for (study in split(ratings, ratings$study)) {
  fit <- suppressMessages(suppressWarnings(lmer(
    rating ~ position + (1 + position | person) + (1 | clip), study, REML = TRUE
  )))
  slope <- fixef(fit)[["position"]]
  error <- sqrt(as.matrix(vcov(fit))["position", "position"])
  variance <- VarCorr(fit)$person["position", "position"]
  cat(format(c(slope, error, variance), digits = 15, trim = TRUE, scientific = TRUE), "\n")
}
