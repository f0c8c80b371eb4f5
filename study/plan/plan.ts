import * as z from 'zod/mini';
import { Sha256Hex } from '#models/sha256-hex';
import { When } from '#study/trial/block-fields';

/** Where a person stands in a study's design. */
export const Place = z.object({
  condition: z.string(),
  /** Place within the condition, from 0; that of a drop-out is given again. */
  slot: z.int(),
  /** Seed of everything that is drawn for this person alone. */
  seed: z.int(),
});
export type Place = z.infer<typeof Place>;

/** One trial of a person. */
export const PlannedTrial = z.object({
  /** Its number in the plan, from 0. */
  trial: z.int(),
  block: z.string(),
  kind: z.string(),
  level: z.nullable(z.string()),
  practice: z.boolean(),
  /** Number of the trial that it repeats. */
  repeats: z.nullable(z.int()),
  limit: z.nullable(z.number()),
  seconds: z.number(),
  /** A smaller line under the question. */
  hint: z.optional(z.string()),
  task: z.unknown(),
  /** Kept on the server only. */
  truth: z.optional(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))),
});
export type PlannedTrial = z.infer<typeof PlannedTrial>;

const PlannedBlock = z.object({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  /** Its trials are from ... to - 1. */
  from: z.int(),
  to: z.int(),
  when: z.optional(When),
  pass: z.optional(z.object({ least: z.int(), else: z.enum(['end', 'go on']) })),
});
export type PlannedBlock = z.infer<typeof PlannedBlock>;

/** Everything that one person will do, drawn when they are assigned. */
export const Plan = z.object({
  study: z.string(),
  title: z.string(),
  /** SHA-256 of the protocol. */
  protocol: Sha256Hex,
  dataset: z.object({ id: z.string(), hash: z.string() }),
  place: Place,
  resume: z.object({ policy: z.enum(['resume', 'restart', 'block']), within: z.number() }),
  blocks: z.array(PlannedBlock),
  trials: z.array(PlannedTrial),
});
export type Plan = z.infer<typeof Plan>;

/** A plan as its participant gets it: without what is true of its trials. */
export function withoutTruth(plan: Plan): Plan {
  return { ...plan, trials: plan.trials.map(({ truth: _, ...trial }) => trial) };
}
