import { useEffect, useRef, useState } from 'preact/hooks';
import type { LoadedView } from '../dataset/load-view.ts';
import type { OpenDataset } from '../dataset/open-dataset.ts';
import { paintBrush, segmentsWithin } from '../map/lasso.ts';
import { createLookout, type Lookout } from '../map/lookout.ts';
import type { MapHandle } from '../map/map-handle.ts';
import { CloseIcon, FitIcon, MinusIcon, PlusIcon } from '../panel/icons.tsx';
import { regionsOf } from '../screens/use-names.ts';
import { commonWords } from '../words/common-words.ts';
import { compareWords } from '../words/compare-words.ts';
import { atTheTimeOf, closestInTime, selectionIn } from './counterparts.ts';
import { LassoField } from './lasso-field.tsx';
import { SecondChoices } from './second-choices.tsx';
import { useSecondView } from './use-second-view.ts';

interface PaneProps {
  readonly map: MapHandle;
  readonly dataset: OpenDataset;
  readonly first: LoadedView;
  /** Segments of the first map: selected, pointed at, and heard nearest to the walker. */
  readonly selected: readonly number[];
  readonly pointed: number | null;
  readonly heard: number | undefined;
  /** Segments of the first map that are pointed at in this one. */
  readonly point: (segments: readonly number[]) => void;
  readonly lasso: boolean;
  /** Segments of the first map that were selected in this one. */
  readonly select: (segments: readonly number[]) => void;
  readonly close: () => void;
}

/** The second map: its own model, layer, projection and axes; linked to the first by time (F20, F21, F22). */
export function ComparePane(props: PaneProps) {
  const { dataset, first, lasso, close } = props;
  const second = useSecondView(dataset, first.choice);
  const ground = useRef<HTMLDivElement>(null);
  const [lookout, failed] = useLookout(ground, second.shown, props);
  const { shown } = second;
  useLinks(lookout, shown, props);
  const toFirst = (segments: readonly number[]) =>
    shown ? selectionIn(segments, shown, first) : [];
  return (
    <section class="compare" aria-label={compareWords('pane')}>
      <div ref={ground} class="compare__ground" role="img" aria-label={compareWords('map')} />
      {lasso && lookout && (
        <LassoField
          done={(line) => {
            const places = line.map(({ x, y }) => lookout.world(x, y));
            props.select(toFirst(segmentsWithin(lookout.ground().grid, places)));
          }}
        />
      )}
      <SecondChoices manifest={dataset.manifest} second={second} />
      {(failed || second.failure !== null) && (
        <p class="compare__failure" role="alert">
          {second.failure ?? compareWords('noMap')}
        </p>
      )}
      <div class="compare__zoom">
        {(
          [
            ['closer', <PlusIcon key="closer" />, () => lookout?.zoom(1.4)],
            ['further', <MinusIcon key="further" />, () => lookout?.zoom(1 / 1.4)],
            ['fit', <FitIcon key="fit" />, () => lookout?.fit()],
          ] as const
        ).map(([name, icon, act]) => (
          <button
            key={name}
            type="button"
            class="icon-button"
            aria-label={compareWords(name)}
            title={compareWords(name)}
            onClick={act}
          >
            {icon}
          </button>
        ))}
      </div>
      <button
        type="button"
        class="icon-button compare__close"
        aria-label={commonWords('close')}
        onClick={close}
      >
        <CloseIcon />
      </button>
    </section>
  );
}

/** The drawn map; true where the browser gives no second one. */
function useLookout(
  ground: { readonly current: HTMLElement | null },
  shown: LoadedView | null,
  props: PaneProps,
): readonly [Lookout | null, boolean] {
  const [lookout, setLookout] = useState<Lookout | null>(null);
  const [failed, setFailed] = useState(false);
  const latest = useRef({ props, shown });
  latest.current = { props, shown };
  useEffect(() => {
    if (!shown) return;
    if (lookout) return lookout.show(shown.view, shown.dress);
    if (!ground.current) return;
    const inFirst = (segment: number) => {
      const now = latest.current;
      return now.shown ? atTheTimeOf(segment, now.shown, now.props.first) : [];
    };
    const made = createLookout(ground.current, shown, {
      pointed: (segment) => latest.current.props.point(segment === null ? [] : inFirst(segment)),
      clicked: (segment) => {
        const [one] = inFirst(segment);
        if (one !== undefined)
          void latest.current.props.map.play([{ segment: one, at: 0 }]).catch(() => undefined);
      },
    });
    setFailed(made === null);
    setLookout(made);
  }, [shown]);
  useEffect(() => () => lookout?.stop(), [lookout]);
  return [lookout, failed];
}

/** Brush what is selected and pointed at, and stand where the walker is. */
function useLinks(lookout: Lookout | null, shown: LoadedView | null, props: PaneProps): void {
  const { first, selected, pointed, heard } = props;
  useEffect(() => {
    if (shown) lookout?.name(regionsOf(shown));
  }, [lookout, shown]);
  useEffect(() => {
    if (!lookout || !shown) return;
    const { positions } = shown.view;
    const { hues } = shown.dress;
    const brush = {
      positions,
      hues,
      selected: selectionIn(selected, first, shown),
      pointed: pointed === null ? [] : atTheTimeOf(pointed, first, shown),
    };
    lookout.paint((ink, frame) => paintBrush(ink, brush, frame));
    const here = heard === undefined ? null : closestInTime(heard, first, shown);
    if (here === null) return;
    lookout.stand({ x: positions[2 * here] ?? 0.5, y: positions[2 * here + 1] ?? 0.5 });
  }, [lookout, shown, first, selected, pointed, heard]);
}
