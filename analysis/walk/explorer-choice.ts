import { type Decision, type Outlook, outlook } from './explorer-features.ts';

/** The best temperature and daring for one length of generalisation. */
export interface Found {
  readonly lambda: number;
  /** Logarithms of the weights of mean and standard deviation: 1 / tau and beta / tau. */
  readonly mean: number;
  readonly sd: number;
  readonly logLikelihood: number;
  /** Log likelihood with the prior. */
  readonly value: number;
}

/** Weak normal priors of the logarithms of lambda, 1 / tau and beta, so that no parameter runs away: mean, SD. */
const PRIOR = { lambda: [-1.6, 1.5], mean: [2, 1.5], beta: [-0.7, 1.5] } as const;
const ROUNDS = 30;
const ENOUGH = 1e-6;

/** Maximise the likelihood of the choices over both weights by damped scoring; it has one optimum. */
export function bestWith(decisions: readonly Decision[], lambda: number): Found {
  const outlooks = decisions.map((decision) => outlook(decision, lambda));
  const at = (mean: number, sd: number) => score(outlooks, Math.log(lambda), mean, sd);
  let [mean, sd] = [2, 1.3];
  let now = at(mean, sd);
  for (let round = 0; round < ROUNDS; round++) {
    const { gradient: g, information: h } = now;
    const determinant = h[0] * h[2] - h[1] * h[1];
    let [du, dv] = [
      (h[2] * g[0] - h[1] * g[1]) / determinant,
      (h[0] * g[1] - h[1] * g[0]) / determinant,
    ];
    let next = at(mean + du, sd + dv);
    for (let half = 0; half < 20 && !(next.value >= now.value); half++) {
      [du, dv] = [du / 2, dv / 2];
      next = at(mean + du, sd + dv);
    }
    const gained = next.value - now.value;
    if (!(gained >= 0)) break;
    [mean, sd, now] = [mean + du, sd + dv, next];
    if (gained < ENOUGH) break;
  }
  return { lambda, mean, sd, logLikelihood: now.logLikelihood, value: now.value };
}

interface Score {
  readonly logLikelihood: number;
  readonly value: number;
  readonly gradient: readonly [number, number];
  /** Expected information: upper left, off the diagonal, lower right. */
  readonly information: readonly [number, number, number];
}

function score(outlooks: readonly Outlook[], lambda: number, mean: number, sd: number): Score {
  const [a, b] = [Math.exp(mean), Math.exp(sd)];
  let [logLikelihood, ga, gb, haa, hab, hbb] = [0, 0, 0, 0, 0, 0];
  for (const one of outlooks) {
    const found = choiceOf(one, a, b);
    logLikelihood += found.logLikelihood;
    ga += found.ga;
    gb += found.gb;
    haa += found.haa;
    hab += found.hab;
    hbb += found.hbb;
  }
  const beta = sd - mean;
  const [pl, pm, pb] = [
    prior(PRIOR.lambda, lambda),
    prior(PRIOR.mean, mean),
    prior(PRIOR.beta, beta),
  ];
  return {
    logLikelihood,
    value: logLikelihood + pl.value + pm.value + pb.value,
    gradient: [a * ga + pm.slope - pb.slope, b * gb + pb.slope],
    information: [
      a * a * haa + pm.weight + pb.weight,
      a * b * hab - pb.weight,
      b * b * hbb + pb.weight,
    ],
  };
}

/** One choice: its log likelihood, and first and second moments of the options about what was chosen. */
function choiceOf({ mean, sd, chosen }: Outlook, a: number, b: number) {
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < mean.length; i++)
    most = Math.max(most, a * (mean[i] as number) + b * (sd[i] as number));
  let [total, m, s, mm, ms, ss] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < mean.length; i++) {
    const [x, y] = [mean[i] as number, sd[i] as number];
    const weight = Math.exp(a * x + b * y - most);
    total += weight;
    m += weight * x;
    s += weight * y;
    mm += weight * x * x;
    ms += weight * x * y;
    ss += weight * y * y;
  }
  [m, s, mm, ms, ss] = [m / total, s / total, mm / total, ms / total, ss / total];
  const [x, y] = [mean[chosen] as number, sd[chosen] as number];
  return {
    logLikelihood: a * x + b * y - most - Math.log(total),
    ga: x - m,
    gb: y - s,
    haa: mm - m * m,
    hab: ms - m * s,
    hbb: ss - s * s,
  };
}

function prior([middle, sd]: readonly [number, number], value: number) {
  const weight = 1 / sd ** 2;
  const away = value - middle;
  return { value: -(weight * away * away) / 2, slope: -weight * away, weight };
}
