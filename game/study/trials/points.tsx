interface PointsProps {
  readonly names: readonly string[];
  readonly choice: (place: number) => { chosen: boolean; allowed: boolean; choose: () => void };
  /** Words at the ends of a scale; none for answers that speak for themselves. */
  readonly ends?: readonly [string, string];
}

/** Answers in a row: those of a scale stay in one row on any window. */
export function Points({ names, choice, ends }: PointsProps) {
  return (
    <div class="points" data-scale={ends !== undefined} style={{ '--points': names.length }}>
      {ends && <span class="points__end points__end--low">{ends[0]}</span>}
      <div class="points__row">
        {names.map((name, i) => {
          const { chosen, allowed, choose } = choice(i);
          return (
            <button
              key={name}
              type="button"
              class="point"
              aria-pressed={chosen}
              disabled={!allowed}
              onClick={choose}
            >
              {name}
            </button>
          );
        })}
      </div>
      {ends && <span class="points__end">{ends[1]}</span>}
    </div>
  );
}
