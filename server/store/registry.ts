import { join, resolve } from 'node:path';
import { Low } from 'lowdb';
import * as z from 'zod/mini';
import { sha256 } from '#models/node/sha256';
import { Refusal } from '#models/refusal';
import { Sha256Hex } from '#models/sha256-hex';
import { FREE_PLAY } from '#study/protocol/free-play';
import type { Protocol } from '#study/protocol/protocol';
import { consentText, protocolText } from '#study/protocol/protocol-text';
import { StudyVersion } from '#study/protocol/study-version';
import { durableJson } from './durable-json.ts';

/** A dataset that was served: where its folder was. */
const KnownDataset = z.object({ id: z.string(), hash: Sha256Hex, folder: z.string() });
type KnownDataset = z.infer<typeof KnownDataset>;

const Content = z.object({ studies: z.array(StudyVersion), datasets: z.array(KnownDataset) });
type Content = z.infer<typeof Content>;

/** What a data folder knows of studies and datasets; small, and safe on the disk after every change. */
export interface Registry {
  /** The newest version of a study. */
  study(id: string): StudyVersion | undefined;
  /** All versions of a study that this consent text belongs to. */
  consented(id: string, consent: string): readonly StudyVersion[];
  studies(): readonly string[];
  /** All versions of a study, the newest last. */
  versions(id: string): readonly StudyVersion[];
  /** Make a version of a study the newest. */
  publish(study: StudyVersion): Promise<void>;
  dataset(hash: string): KnownDataset | undefined;
  datasets(): readonly KnownDataset[];
  /** Remember where a dataset lies. */
  addDataset(dataset: KnownDataset): Promise<void>;
}

/** Open a data folder's registry to serve from it; free play is always there. */
export async function openRegistry(folder: string): Promise<Registry> {
  const low = await load(folder);
  const added = withStudy(low.data, describeStudy(FREE_PLAY));
  if (added !== low.data) await replace(low, added);
  return registryOf(low);
}

/** Read a data folder's registry and change nothing. */
export async function readRegistry(folder: string): Promise<Registry> {
  const low = await load(folder);
  low.data = withStudy(low.data, describeStudy(FREE_PLAY));
  return registryOf(low);
}

/** Refuse a name that no study of a registry has. */
export function requireStudy(registry: Registry, id: string): void {
  if (registry.study(id)) return;
  throw new Refusal(
    `Got the study "${id}" when expected one of: ${registry.studies().join(', ')}.`,
  );
}

/** A protocol with its hashes. */
export function describeStudy(protocol: Protocol): StudyVersion {
  const text = consentText(protocol);
  return {
    protocol,
    hash: sha256(protocolText(protocol)),
    consent: text === null ? null : sha256(text),
  };
}

async function load(folder: string): Promise<Low<Content>> {
  const adapter = durableJson(join(folder, 'registry.json'), Content);
  const low = new Low<Content>(adapter, { studies: [], datasets: [] });
  await low.read();
  return low;
}

function registryOf(low: Low<Content>): Registry {
  const versions = (id: string) => low.data.studies.filter(({ protocol }) => protocol.id === id);
  return {
    study: (id) => versions(id).at(-1),
    consented: (id, consent) => versions(id).filter((known) => known.consent === consent),
    versions,
    publish: async (study) => await replace(low, withStudy(low.data, study)),
    studies: () => [...new Set(low.data.studies.map(({ protocol }) => protocol.id))],
    datasets: () => low.data.datasets,
    dataset: (hash) => low.data.datasets.find((known) => known.hash === hash),
    addDataset: async (dataset) => {
      const known = { ...dataset, folder: resolve(dataset.folder) };
      const others = low.data.datasets.filter((other) => other.hash !== known.hash);
      await replace(low, { ...low.data, datasets: [...others, known] });
    },
  };
}

/** Put a version last, where the newest one stands. */
function withStudy(content: Content, study: StudyVersion): Content {
  const newest = content.studies.findLast(({ protocol }) => protocol.id === study.protocol.id);
  if (newest?.hash === study.hash) return content;
  const others = content.studies.filter(({ hash }) => hash !== study.hash);
  return { ...content, studies: [...others, study] };
}

async function replace(low: Low<Content>, content: Content): Promise<void> {
  low.data = content;
  await low.write();
}
