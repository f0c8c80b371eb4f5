import type { SpaceFacts } from './space-facts.ts';

/** A space for people, a line each for what is told of it. */
export function describeSpace(space: SpaceFacts): string[] {
  return [
    `space ${space.id}, ${space.dimensions} dimensions`,
    ...space.components.map(describeComponent),
    ...space.maps.map(describeMap),
    ...describeHubness(space),
    ...describeTags(space),
  ];
}

function describeComponent({ label, explained, low, high }: SpaceFacts['components'][number]) {
  const ends = `${low.join(', ') || '?'} | ${high.join(', ') || '?'}`;
  return `  ${label} ${percent(explained ?? 0)}: ${ends}`;
}

function describeMap({ id, quality, fit }: SpaceFacts['maps'][number]): string {
  if (!quality) return `  map ${id}: not judged; run earshot project`;
  const { k, trustworthiness, continuity, kept, kl } = quality;
  const divergence = kl === undefined ? '' : `, KL ${kl.toFixed(3)}`;
  const found =
    fit?.recall === undefined ? '' : `, made of ${percent(fit.recall)} of the true neighbours`;
  return `  map ${id}: trustworthiness ${trustworthiness.toFixed(3)}, continuity ${continuity.toFixed(3)}, ${percent(kept)} of ${k} neighbours kept${divergence}${found}`;
}

function describeHubness({ hubness, recall }: SpaceFacts): string[] {
  if (!hubness) return [];
  const { k, skewness, gini, robinHood, hubOccurrence, antihubOccurrence } = hubness;
  return [
    `  hubs of ${k} neighbours: skewness ${skewness.toFixed(2)}, Gini ${gini.toFixed(2)}, Robin Hood ${robinHood.toFixed(2)}, ${percent(hubOccurrence)} of all places taken by hubs, ${percent(antihubOccurrence)} of the segments nobody's neighbour`,
    ...(recall < 1 ? [`  ${percent(recall)} of the true neighbours were found`] : []),
  ];
}

function describeTags({ tagSpread }: SpaceFacts): string[] {
  if (!tagSpread) return [];
  const tags = tagSpread.tags.toSorted((a, b) => a.spread - b.spread);
  const told = (one: (typeof tags)[number] | undefined) =>
    one ? `${one.tag} ${one.spread.toFixed(2)}` : '';
  return [
    `  spread of a tag's segments: ${tagSpread.spread.toFixed(2)} of the whole's (narrowest ${told(tags[0])}, widest ${told(tags.at(-1))})`,
  ];
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
