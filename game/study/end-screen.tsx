import { useState } from 'preact/hooks';
import { copyText } from '../panel/copy-text.ts';
import { studyWords } from '../words/study-words.ts';
import type { Sitting } from './sitting.ts';
import type { StudyKey } from './study-key.ts';
import { useWithdrawal } from './use-withdrawal.ts';

const TITLES = {
  complete: 'done',
  screened: 'screened',
  left: 'leftTitle',
  expired: 'expired',
} as const;
const ABOUT = {
  complete: 'doneAbout',
  screened: 'screenedAbout',
  left: 'leftAbout',
  expired: 'expiredAbout',
} as const;

interface EndProps {
  readonly sitting: Sitting;
  readonly studyKey: StudyKey;
  readonly study: string;
}

/** The end, however it came; the completion code only once everything is durable. */
export function EndScreen({ sitting, studyKey, study }: EndProps) {
  const [state, remove] = useWithdrawal(study, studyKey);
  const gone = state === 'gone';
  const { outcome, completion, kept, refusal } = sitting;
  if (refusal !== null && !gone) return <Card title={studyWords('refused')} about={refusal} />;
  if (gone) return <Card title={studyWords('withdrawn')} about={studyWords('withdrawnAbout')} />;
  if (!kept || outcome === null)
    return <Card title={studyWords('saving')} about={studyWords('savingAbout')} />;
  return (
    <Card title={studyWords(TITLES[outcome])} about={studyWords(ABOUT[outcome])}>
      {completion && (
        <div class="door__code">
          <span>{studyWords('code')}</span>
          <code>{completion.code}</code>
          <CopyButton code={completion.code} />
        </div>
      )}
      {completion !== null && completion.link !== null && (
        <a class="button button--sun door__back" href={completion.link}>
          {studyWords('back')}
        </a>
      )}
      <button type="button" class="link-button" onClick={remove}>
        {studyWords('deleteLink')}
      </button>
      {state === 'failed' && <p role="alert">{studyWords('withdrawFailed')}</p>}
    </Card>
  );
}

function CopyButton({ code }: { readonly code: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => setCopied(await copyText(code));
  return (
    <button type="button" class="button door__copy" onClick={() => void copy()}>
      <span aria-live="polite">{studyWords(copied ? 'copied' : 'copy')}</span>
    </button>
  );
}

function Card({
  title,
  about,
  children,
}: {
  title: string;
  about: string;
  children?: preact.ComponentChildren;
}) {
  return (
    <main class="door">
      <div class="door__column" role="status">
        <h1>{title}</h1>
        <p>{about}</p>
        {children}
      </div>
    </main>
  );
}
