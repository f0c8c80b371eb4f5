import { useEffect, useState } from 'preact/hooks';
import { counted } from '#models/counted';
import { forgetHash } from '../net/forgotten.ts';
import type { RecorderStatus, WalkRecorder } from '../net/walk-recorder.ts';
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
      <Modal title="This walk is not kept any more" close={close}>
        <p>{status.reason}</p>
      </Modal>
    );
  return (
    <Modal title="This walk is kept" close={close}>
      <p>
        The server keeps it under a random name: {counted(status.kept, 'entry', 'entries')} so far,{' '}
        {status.waiting === 0 ? 'all sent' : `${status.waiting.toLocaleString('en')} on their way`}.
      </p>
      <p>This link deletes it. Nobody else has it, so copy it if you may want it later.</p>
      <p>
        <a class="forget-link" href={hash} onClick={close}>
          {location.origin}/{hash}
        </a>
      </p>
      <div class="modal__actions">
        <button type="button" class="button" onClick={() => void copy()}>
          {copied ? 'Copied' : 'Copy the link'}
        </button>
      </div>
    </Modal>
  );
}

function shortWords({ phase, waiting }: RecorderStatus): string {
  if (phase === 'closed') return 'not kept any more';
  return waiting < USUALLY_WAITING ? 'kept' : `kept · ${waiting.toLocaleString('en')} waiting`;
}
