import type { SpaceParts } from '../dataset/offered-spaces.ts';
import { viewWords } from '../words/view-words.ts';
import { aboutSpace } from './model-words.ts';

/** What the chosen model is, what it learnt from and what its layer holds (F4), for those who ask. */
export function ModelAbout({ parts }: { readonly parts: SpaceParts }) {
  const sentences = aboutSpace(parts);
  if (sentences.length === 0) return null;
  return (
    <details class="about">
      <summary>{viewWords('about')}</summary>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </details>
  );
}
