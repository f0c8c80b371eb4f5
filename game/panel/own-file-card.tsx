import { useEffect, useRef } from 'preact/hooks';
import type { LoadedView } from '../dataset/load-view.ts';
import { heardHere, type OwnFileOnPage } from '../screens/use-own-file.ts';
import { commonWords } from '../words/common-words.ts';
import { ownFileWords } from '../words/own-file-words.ts';
import { CloseIcon, OwnFileIcon } from './icons.tsx';
import { HearingPart, HerePart, OtherModelPart } from './own-file-parts.tsx';

interface OwnFileProps {
  readonly own: OwnFileOnPage;
  readonly shown: LoadedView | null;
  /** A file is being dragged over the page. */
  readonly dragging: boolean;
  /** Whether the walk goes to the server. */
  readonly kept: boolean;
  /** Whether the card is there: one card or sheet is open at a time. */
  readonly open: boolean;
  readonly setOpen: (open: boolean) => void;
}

/** A button, and behind it all about the visitor's own file. */
export function OwnFileCard({ own, shown, dragging, kept, open, setOpen }: OwnFileProps) {
  const busy = own.state.kind !== 'none';
  useEffect(() => {
    if (busy || dragging) setOpen(true);
  }, [busy, dragging]);
  return (
    <div class="own">
      <button
        type="button"
        class="icon-button"
        aria-label={ownFileWords('hear')}
        title={ownFileWords('hear')}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <OwnFileIcon />
      </button>
      {open && (
        <section class="own__card" aria-label={ownFileWords('title')}>
          <button
            type="button"
            class="icon-button panel__close"
            aria-label={commonWords('close')}
            onClick={() => setOpen(false)}
          >
            <CloseIcon />
          </button>
          <h2 class="group-title">{ownFileWords('title')}</h2>
          <Content own={own} shown={shown} />
          <p class="own__small">
            {ownFileWords('stays')} {kept && ownFileWords('keptToo')}
          </p>
        </section>
      )}
      {dragging && <DropHint own={own} />}
    </div>
  );
}

type ContentProps = Pick<OwnFileProps, 'own' | 'shown'>;

function Content({ own, shown }: ContentProps) {
  const { state } = own;
  if (state.kind === 'none') return <ChoosePart own={own} />;
  if (state.kind === 'failed')
    return (
      <>
        <p role="alert">{state.reason}</p>
        <ChoosePart own={own} />
      </>
    );
  if (state.kind === 'reading')
    return (
      <>
        <p role="status">{ownFileWords('reading', { name: state.name })}</p>
        <Cancel own={own} />
      </>
    );
  if (state.kind === 'hearing')
    return (
      <>
        <HearingPart heard={state} />
        <Cancel own={own} />
      </>
    );
  const here = heardHere(state, shown);
  return here && shown ? (
    <HerePart own={own} heard={here} shown={shown} />
  ) : (
    <OtherModelPart own={own} heard={state} />
  );
}

function ChoosePart({ own }: { readonly own: OwnFileOnPage }) {
  const { offer } = own;
  if (!offer) return <p>{ownFileWords('looking')}</p>;
  if ('reason' in offer)
    return (
      <>
        <p>{offer.reason}</p>
        {own.retry && (
          <div>
            <button type="button" class="button" onClick={own.retry}>
              {commonWords('tryAgain')}
            </button>
          </div>
        )}
      </>
    );
  return (
    <>
      <p>{ownFileWords('choose')}</p>
      <FileButton open={own.open} />
    </>
  );
}

function FileButton({ open }: { readonly open: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div>
      <input
        ref={input}
        type="file"
        hidden
        accept="audio/*,.mp3,.ogg,.oga,.opus,.flac,.m4a,.wav"
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          if (file) open(file);
        }}
      />
      <button type="button" class="button" onClick={() => input.current?.click()}>
        {ownFileWords('chooseButton')}
      </button>
    </div>
  );
}

function Cancel({ own }: { readonly own: OwnFileOnPage }) {
  return (
    <div>
      <button type="button" class="button" onClick={own.remove}>
        {commonWords('cancel')}
      </button>
    </div>
  );
}

function DropHint({ own: { offer } }: { readonly own: OwnFileOnPage }) {
  const possible = offer !== null && 'model' in offer;
  return (
    <div class="own__drop" role="status">
      <p>{ownFileWords(possible ? 'drop' : 'noDrop')}</p>
    </div>
  );
}
