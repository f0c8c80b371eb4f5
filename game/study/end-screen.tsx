import { useState } from 'preact/hooks';
import { copyText } from '../panel/copy-text.ts';
import { studyWords } from '../words/study-words.ts';
import type { Sitting } from './sitting.ts';
import type { Withdrawal } from './use-withdrawal.ts';
import { WithdrawalDialog } from './withdrawal-dialog.tsx';

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
  readonly withdrawal: Withdrawal;
}

/** The end of somebody who wanted everything deleted. */
export function WithdrawnScreen() {
  return <Card title={studyWords('withdrawn')} about={studyWords('withdrawnAbout')} />;
}

/** The end, however it came; the completion code only once everything is durable. */
export function EndScreen({ sitting, withdrawal }: EndProps) {
  const { outcome, completion, kept, refusal } = sitting;
  if (refusal !== null) return <Card title={studyWords('refused')} about={refusal} />;
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
      <button type="button" class="link-button" onClick={withdrawal.ask}>
        {studyWords('deleteLink')}
      </button>
      <WithdrawalDialog
        withdrawal={withdrawal}
        back={studyWords('keepAll')}
        goBack={withdrawal.keep}
        code={completion !== null}
      />
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
