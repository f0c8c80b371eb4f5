import { commonWords } from '../words/common-words.ts';
/** What failed, in one sentence, and a button that tries again. */
export function FailureCard({
  reason,
  retry,
}: {
  readonly reason: string;
  readonly retry: () => void;
}) {
  return (
    <div class="failure" role="alert">
      <p>{reason}</p>
      <button type="button" class="button" onClick={retry}>
        {commonWords('tryAgain')}
      </button>
    </div>
  );
}
