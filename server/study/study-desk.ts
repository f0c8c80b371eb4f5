import { sha256 } from '#models/node/sha256';
import { Refusal } from '#models/refusal';
import { assign, type Design, heldSlots, type Taken } from '#study/design/assign';
import { seedOf } from '#study/design/seed-of';
import { PlanDesk } from '#study/plan/draw-plan';
import { type Place, Plan } from '#study/plan/plan';
import { withLabels } from '#study/plan/shown-labels';
import { conditionsOf, type Protocol } from '#study/protocol/protocol';
import { spacesOf } from '#study/protocol/spaces-of';
import type { StudyVersion } from '#study/protocol/study-version';
import type { StimulusCatalogue } from '#study/stimuli/catalogue';
import type { EarlierLabel } from '#study/trial/kind';
import { isShowable } from '#study/trial/label-filter';
import type { Hello } from '#study/wire/messages';
import type { Journal, JournalLabel, JournalPlace } from '../store/journal.ts';

/** What a desk of studies stands on. */
export interface StudyDeskParts {
  readonly journal: Journal;
  /** A dataset as studies see it, with the spaces that are named; undefined where it is not served. */
  readonly stimuli: (
    dataset: { readonly id: string; readonly hash: string },
    spaces: readonly string[],
  ) => Promise<StimulusCatalogue | undefined>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** A session's place and plan. */
export interface Seat {
  readonly plan: Plan;
  /** Seconds since the session was last heard of; 0 for a new one. */
  readonly away: number;
}

/** Minutes of silence after which a place counts as free, unless the protocol says otherwise. */
const STALE_MINUTES = 60;

/** Gives participants their places, one after the other, and draws what they will do. */
export class StudyDesk {
  readonly #parts: StudyDeskParts;
  readonly #plans = new Map<string, Promise<PlanDesk>>();
  /** Places of a study are given one at a time. */
  readonly #queues = new Map<string, Promise<unknown>>();

  constructor(parts: StudyDeskParts) {
    this.#parts = parts;
  }

  /**
   * The place that a session has, or a new one, durably; refuses where there is none. `begin` makes the
   * session: it is called only once there is a place, so that whoever gets none leaves nothing behind.
   */
  async seat(version: StudyVersion, hello: Hello, begin: () => Promise<unknown>): Promise<Seat> {
    const waiting = this.#queues.get(hello.study) ?? Promise.resolve();
    const seated = waiting.then(async () => await this.#seat(version, hello, begin));
    this.#queues.set(
      hello.study,
      seated.catch(() => undefined),
    );
    return await seated;
  }

  /** A plan with the labels of other people that it names. */
  async shown(plan: Plan): Promise<Plan> {
    const labels = await this.#parts.journal.labels(plan.study);
    const words = new Map(labels.map(({ number, label }) => [number, label]));
    return withLabels(plan, (number) => words.get(number));
  }

  async #seat(version: StudyVersion, hello: Hello, begin: () => Promise<unknown>): Promise<Seat> {
    const { journal, now } = this.#parts;
    const { protocol } = version;
    const known = await journal.findPlace(protocol.id, hello.session);
    const places = await journal.places(protocol.id);
    if (known) return await this.#comeBack(protocol, known, places);
    const participant = participantHash(hello);
    if (protocol.repeat === 'bar') await this.#requireNew(hello, participant, places);
    const place = this.#place(protocol, places);
    const plan = (await this.#planDesk(version)).draw(place, await this.#labels(protocol));
    await begin();
    await journal.settle(protocol.id, {
      session: hello.session,
      condition: place.condition,
      slot: place.slot,
      plan: JSON.stringify(plan),
      participant,
      touched: now(),
      outcome: null,
    });
    return { plan, away: 0 };
  }

  /** The same person has the same id of a panel or link, or the same secret. */
  async #requireNew(
    { study, session, token }: Hello,
    participant: string | null,
    places: readonly Omit<JournalPlace, 'plan'>[],
  ): Promise<void> {
    const tokenHash = sha256(token);
    const sessions = await this.#parts.journal.sessions(study);
    const known =
      places.some((place) => participant !== null && place.participant === participant) ||
      sessions.some((one) => one.session !== session && one.tokenHash === tokenHash);
    if (known)
      throw new Refusal('You have taken part in this study already; it can be done only once.');
  }

  /** Who was silent for so long that their place was given away can't go on. */
  async #comeBack(
    protocol: Protocol,
    place: JournalPlace,
    places: readonly Omit<JournalPlace, 'plan'>[],
  ): Promise<Seat> {
    const { now } = this.#parts;
    const others = places.filter(({ session }) => session !== place.session);
    const held = heldSlots(place.condition, this.#taken(protocol, others));
    if (place.outcome === null && held.size >= (protocol.quota ?? Number.POSITIVE_INFINITY))
      throw new Refusal('You were away for so long that your place was given to somebody else.');
    const away = Math.max(0, now() - place.touched) / 1000;
    return { plan: Plan.parse(JSON.parse(place.plan)), away };
  }

  #place(protocol: Protocol, places: readonly Omit<JournalPlace, 'plan'>[]): Place {
    const found = assign(designOf(protocol), this.#taken(protocol, places));
    if (!found) throw new Refusal('This study has all the people it needs: thank you for coming.');
    return {
      ...found,
      seed: seedOf(protocol.seed ?? 1, found.condition, found.slot, places.length),
    };
  }

  #taken(protocol: Protocol, places: readonly Omit<JournalPlace, 'plan'>[]): readonly Taken[] {
    return takenPlaces(protocol, places, this.#parts.now());
  }

  async #labels(protocol: Protocol): Promise<readonly EarlierLabel[]> {
    const labels = await this.#parts.journal.labels(protocol.id);
    const needsApproval = protocol.blocks.some((block) => block['moderation'] === 'approve');
    const mayShow = ({ label, approved }: JournalLabel) =>
      approved ?? (!needsApproval && isShowable(label));
    return labels.filter(mayShow).map(({ number, axis, pole }) => ({
      id: number,
      axis,
      pole: pole === 'low' ? 'low' : 'high',
    }));
  }

  async #planDesk(version: StudyVersion): Promise<PlanDesk> {
    const known = this.#plans.get(version.hash) ?? this.#openPlans(version);
    this.#plans.set(version.hash, known);
    known.catch(() => this.#plans.delete(version.hash));
    return await known;
  }

  async #openPlans({ protocol, hash, dataset }: StudyVersion): Promise<PlanDesk> {
    const stimuli = dataset && (await this.#parts.stimuli(dataset, spacesOf(protocol)));
    if (stimuli) return new PlanDesk({ protocol, hash, stimuli, labels: [] });
    throw new Refusal('The music of this study is not on this server now; try again later.');
  }
}

/** The places of a study as assignment sees them at a time, in milliseconds since 1970. */
export function takenPlaces(
  { stale = STALE_MINUTES }: Protocol,
  places: readonly Omit<JournalPlace, 'plan'>[],
  now: number,
): readonly Taken[] {
  const stateOf = (touched: number, outcome: string | null) => {
    if (outcome !== null) return outcome === 'complete' ? 'complete' : 'gone';
    return touched < now - stale * 60_000 ? 'stale' : 'active';
  };
  return places.map(({ condition, slot, touched, outcome }) => ({
    condition,
    slot,
    state: stateOf(touched, outcome),
  }));
}

/** What people of a study are assigned by. */
function designOf(protocol: Protocol): Design {
  const { quota, seed = 1 } = protocol;
  return { conditions: conditionsOf(protocol), quota, seed };
}

/** One way: a researcher who knows the ids can find them, nobody can read them. */
function participantHash({ study, participant }: Hello): string | null {
  return participant ? sha256(`${study} ${participant.panel} ${participant.id}`) : null;
}
