import { openDataset } from '#data/node/dataset-folder';
import type { ServerParts } from '#server/app/create-server';
import { publishStudy } from '#server/study/publish';
import { parseProtocol } from '#study/node/read-protocol';
import type { Protocol } from '#study/protocol/protocol';
import { startTestServer, type TestServer } from './test-server.ts';

/** A study that the tiny dataset of chords can serve. */
export const TINY_STUDY = `format: earshot-protocol
version: 1
id: tiny-study
title: A tiny study
dataset: tiny
quota: 4
completion: {code: DONE-1234, link: "https://panel.example/return"}
axes:
  pc1: {from: projection, space: musicnn-msd/taggram, projection: pca, axis: PC 1}
blocks:
  - {kind: consent, text: You will listen to chords., choice: I agree}
  - {kind: free-label, axes: [pc1], apart: none, share: 0.4, pool: 6}
  - {kind: direction, axes: [pc1], trials: 2, apart: none, share: 0.4, pool: 6}
  - kind: questionnaire
    items:
      - {id: wish, type: text, ask: What would you change?}
  - {kind: debrief, text: Thank you.}
`;

/** The protocol of a text that is known to be one. */
function protocolFrom(source: string): Protocol {
  const read = parseProtocol(source);
  if ('length' in read)
    throw new Error(read.map(({ line, sentence }) => `${line}: ${sentence}`).join('\n'));
  return read.protocol;
}

/** A server over the tiny dataset that has published a study. */
export async function startStudyServer(
  source = TINY_STUDY,
  given: Partial<ServerParts> = {},
): Promise<TestServer> {
  const server = await startTestServer(given);
  const [dataset] = server.parts.datasets;
  if (!dataset) throw new Error('The test server has no dataset.');
  await publishStudy(server.parts.registry, protocolFrom(source), await openDataset(dataset.dir));
  return server;
}
