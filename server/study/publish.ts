import type { DatasetFolder } from '#data/node/dataset-folder';
import { Refusal } from '#models/refusal';
import { hasFaults, lint } from '#study/lint/lint';
import type { Protocol } from '#study/protocol/protocol';
import type { StudyVersion } from '#study/protocol/study-version';
import { describeStudy, type Registry } from '../store/registry.ts';
import { stimuliOf } from './study-file.ts';

/**
 * Make a protocol's newest version the one that participants get, with its dataset pinned. Refuses one with
 * faults, and one that was published over another version of its dataset: its people would be mixed.
 */
export async function publishStudy(
  registry: Registry,
  protocol: Protocol,
  dataset: DatasetFolder,
): Promise<StudyVersion> {
  const { findings, duration } = lint(protocol, await stimuliOf(protocol, dataset));
  if (hasFaults(findings)) {
    const [first] = findings.filter(({ level }) => level === 'error');
    throw new Refusal(`${first?.sentence ?? ''} Run earshot study lint to see all faults.`);
  }
  const { id } = dataset.manifest;
  const described = describeStudy(protocol);
  const before = registry.versions(protocol.id).find(({ hash }) => hash === described.hash);
  if (before?.dataset && before.dataset.hash !== dataset.hash)
    throw new Refusal(
      `Got ${protocol.id}, which was published over another version of the dataset ${id}: give the study another id, or its axes and clips would be mixed.`,
    );
  const study: StudyVersion = {
    ...described,
    dataset: { id, hash: dataset.hash },
    minutes: Math.max(1, Math.round(duration?.most ?? 1)),
  };
  await registry.addDataset({ id, hash: dataset.hash, folder: dataset.dir });
  await registry.publish(study);
  return study;
}
