import { strongest } from '#data/bundle/strongest-tags';
import { endSeconds, type SegmentRule, startSeconds } from '#data/catalogue/segment-rule';
import { clockRange, clockText } from '#models/clock-text';
import { row } from '#models/space/space';
import type { LoadedView } from '../dataset/load-view.ts';
import { type HeardFile, secondsLeft } from '../own-file/own-file.ts';
import type { OwnFileOnPage } from '../screens/use-own-file.ts';
import { ownFileWords } from '../words/own-file-words.ts';

/** Tags that are named. */
const SHOWN_TAGS = 3;

/** How far the hearing is. */
export function HearingPart({ heard }: { readonly heard: HeardFile }) {
  const { rows, sound } = heard;
  const done = rows?.taggrams.rows ?? 0;
  return (
    <>
      <p class="own__name">{sound.name}</p>
      <progress
        class="own__progress"
        aria-label={ownFileWords('heardSoFar')}
        value={done}
        max={Math.max(1, rows?.total ?? 1)}
      />
      <p class="own__soft">{rows ? progressWords(heard) : ownFileWords('gettingReady')}</p>
      {sound.note !== null && <p class="own__soft">{sound.note}</p>}
    </>
  );
}

interface HereProps {
  readonly own: OwnFileOnPage;
  readonly heard: HeardFile;
  readonly shown: LoadedView;
}

/** The file lies on the map. */
export function HerePart({ own, heard, shown }: HereProps) {
  const { sound, passed, rows } = heard;
  return (
    <>
      <p class="own__name">{sound.name}</p>
      <p class="own__soft" role="status">
        {ownFileWords('heardIn', {
          count: rows?.total ?? 0,
          seconds: Math.max(1, Math.round(passed)),
        })}
      </p>
      {sound.note !== null && <p class="own__soft">{sound.note}</p>}
      {own.failure !== null && <p role="alert">{own.failure}</p>}
      <Tags heard={heard} shown={shown} sounding={own.sounding} />
      <div class="own__actions">
        <button type="button" class="button" onClick={own.walkThere}>
          {ownFileWords('walkThere')}
        </button>
        <button type="button" class="button" onClick={own.remove}>
          {ownFileWords('remove')}
        </button>
      </div>
    </>
  );
}

/** The file was heard by another model than the map's. */
export function OtherModelPart({ own, heard }: { own: OwnFileOnPage; heard: HeardFile }) {
  const { offer } = own;
  return (
    <>
      <p class="own__name">{heard.sound.name}</p>
      {offer && 'reason' in offer ? <p>{offer.reason}</p> : <p>{ownFileWords('otherModel')}</p>}
      <div class="own__actions">
        {offer && 'model' in offer && (
          <button type="button" class="button" onClick={own.hearHere}>
            {ownFileWords('hearHere')}
          </button>
        )}
        <button type="button" class="button" onClick={own.remove}>
          {ownFileWords('remove')}
        </button>
      </div>
    </>
  );
}

function Tags({ heard, shown, sounding }: Omit<HereProps, 'own'> & { sounding: number | null }) {
  const { names } = shown.strongest;
  const activations = sounding === null ? meanTags(heard) : tagsAt(heard, sounding);
  return (
    <>
      <p class="own__soft">
        {sounding === null
          ? ownFileWords('allOfIt')
          : ownFileWords('youHear', { time: timeRange(shown.rule, sounding) })}
      </p>
      <ul class="own__tags">
        {strongest(activations, SHOWN_TAGS).map((tag) => (
          <li key={tag} class="chip">
            <strong>{names[tag]}</strong> {(activations[tag] ?? 0).toFixed(2).replace(/^0/, '')}
          </li>
        ))}
      </ul>
    </>
  );
}

function tagsAt({ rows }: HeardFile, segment: number): Float32Array {
  return rows ? row(rows.taggrams, segment) : new Float32Array(0);
}

function meanTags({ rows }: HeardFile): Float32Array {
  const { rows: count = 0, columns = 0, values } = rows?.taggrams ?? {};
  const mean = new Float32Array(columns);
  for (let i = 0; i < count * columns; i++)
    mean[i % columns] = (mean[i % columns] ?? 0) + (values?.[i] ?? 0) / count;
  return mean;
}

function progressWords(heard: HeardFile): string {
  const left = secondsLeft(heard);
  const { total = 0, taggrams } = heard.rows ?? {};
  const done = ownFileWords('done', { done: taggrams?.rows ?? 0, count: total });
  return left === null ? done : ownFileWords('left', { done, time: clockText(Math.ceil(left)) });
}

function timeRange(rule: SegmentRule, segment: number): string {
  return clockRange(startSeconds(rule, segment), endSeconds(rule, segment));
}
