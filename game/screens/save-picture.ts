import type { MapHandle } from '../map/map-handle.ts';
import type { MapView } from '../map/map-view.ts';
import { lookWords } from '../words/look-words.ts';

/** Save what the map shows as a PNG (F17), named by the dataset and the two axes. */
export async function savePicture(
  map: MapHandle,
  title: string,
  { labels }: MapView,
): Promise<void> {
  const picture = await map.picture();
  if (!picture) return;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(picture);
  const name = lookWords('pictureName', { title, map: labels.join(' x ') });
  link.download = name.replace(/[^\p{L}\p{N} .x-]+/gu, ' ');
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
