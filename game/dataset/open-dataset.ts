import type { DatasetSummary } from '#data/bundle/dataset-summary';
import { type FileRef, Manifest } from '#data/bundle/manifest';
import { Catalogue, type Track } from '#data/catalogue/track';
import { troubleWords } from '../words/trouble-words.ts';
import { fetchBytes, fetchJson } from './fetch-ok.ts';

/** A dataset whose manifest and catalogue are here; its columns come when a view needs them. */
export interface OpenDataset {
  /** SHA-256 of the manifest. */
  readonly hash: string;
  readonly manifest: Manifest;
  readonly tracks: readonly Track[];
  /** One file of the bundle, fetched once. */
  readonly file: (ref: FileRef) => Promise<ArrayBuffer>;
}

/** Load what every view of a dataset needs. */
export async function openDataset({ id, hash, title }: DatasetSummary): Promise<OpenDataset> {
  const base = `/api/datasets/${id}`;
  const manifest = await fetchJson(
    `${base}/manifests/${hash}.json`,
    troubleWords('contents', { title }),
    Manifest,
  );
  const tracks = await fetchJson(
    `${base}/files/${manifest.catalogue.name}`,
    troubleWords('tracksOf', { title }),
    Catalogue,
  );
  return { hash, manifest, tracks, file: rememberedFiles(base, title) };
}

/** Fetch each file once; one that failed is asked for again. */
function rememberedFiles(base: string, title: string): OpenDataset['file'] {
  const files = new Map<string, Promise<ArrayBuffer>>();
  return ({ name }) => {
    const known = files.get(name);
    if (known !== undefined) return known;
    const coming = fetchBytes(`${base}/files/${name}`, troubleWords('mapOf', { title }));
    files.set(name, coming);
    coming.catch(() => files.delete(name));
    return coming;
  };
}
