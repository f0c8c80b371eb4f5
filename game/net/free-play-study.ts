import { StudyDoor } from '#study/protocol/study-door';
import { fetchJson } from '../dataset/fetch-ok.ts';
import { troubleWords } from '../words/trouble-words.ts';

/** The study that every visitor of the map runs, with the hashes that a page can't compute by itself. */
export async function loadFreePlay(): Promise<StudyDoor> {
  return await fetchJson('/api/studies/free-play', troubleWords('terms'), StudyDoor);
}
