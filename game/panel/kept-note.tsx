import { useEffect, useState } from 'preact/hooks';
import { forgetHash } from '../net/forgotten.ts';
import type { RecorderStatus, WalkRecorder } from '../net/walk-recorder.ts';
import { keptWords } from '../words/kept-words.ts';
import { copyText } from './copy-text.ts';
import { Modal } from './modal.tsx';

interface KeptProps {
  readonly recorder: WalkRecorder;
  readonly open: boolean;
  readonly setOpen: (open: boolean) => void;
}

const LOOK_MS = 500;
/** Fewer entries than this are always on their way: one second of walking. */
const USUALLY_WAITING = 8;

/** Says quietly how a kept walk fares; behind it lies the link that deletes it. */
export function KeptNote({ recorder, open, setOpen }: KeptProps) {
  const [status, setStatus] = useState(recorder.status);
  useEffect(() => {
    const timer = setInterval(() => setStatus(recorder.status()), LOOK_MS);
    return () => clearInterval(timer);
  }, [recorder]);
  return (
    <>
      <button type="button" class="kept" onClick={() => setOpen(true)}>
        <span class={`kept__dot kept__dot--${status.phase}`} />
        {shortWords(status)}
      </button>
      {open && <KeptCard recorder={recorder} status={status} close={() => setOpen(false)} />}
    </>
  );
}

interface CardProps {
  readonly recorder: WalkRecorder;
  readonly status: RecorderStatus;
  readonly close: () => void;
}

function KeptCard({ recorder, status, close }: CardProps) {
  const [copied, setCopied] = useState(false);
  const hash = forgetHash(recorder.key);
  const copy = async () => setCopied(await copyText(`${location.origin}/${hash}`));
  if (status.phase === 'closed')
    return (
      <Modal title={keptWords('ended')} close={close}>
        <p>{status.reason}</p>
      </Modal>
    );
  return (
    <Modal title={keptWords('title')} close={close}>
      <p>{keptWords('soFar', { count: status.kept, rest: restWords(status) })}</p>
      <p>{keptWords('link')}</p>
      <p>
        <a class="forget-link" href={hash} onClick={close}>
          {location.origin}/{hash}
        </a>
      </p>
      <div class="modal__actions">
        <button type="button" class="button" onClick={() => void copy()}>
          {keptWords(copied ? 'copied' : 'copy')}
        </button>
      </div>
    </Modal>
  );
}

function restWords({ waiting }: RecorderStatus): string {
  return waiting === 0 ? keptWords('allSent') : keptWords('onTheirWay', { number: waiting });
}

function shortWords({ phase, waiting }: RecorderStatus): string {
  if (phase === 'closed') return keptWords('noLonger');
  return waiting < USUALLY_WAITING ? keptWords('kept') : keptWords('waiting', { number: waiting });
}
