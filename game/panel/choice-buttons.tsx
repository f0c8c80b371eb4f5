interface ChoiceProps<T extends string> {
  /** Two columns of the same width. */
  readonly even?: boolean;
  /** What is chosen, for screen readers. */
  readonly label: string;
  readonly options: readonly T[];
  readonly chosen: T;
  readonly nameOf: (option: T) => string;
  readonly choose: (option: T) => void;
}

/**
 * One of a few options, all in sight. Buttons, not radios: arrow keys go on walking while one of them
 * has the focus.
 */
export function ChoiceButtons<T extends string>(props: ChoiceProps<T>) {
  const { even, label, options, chosen, nameOf, choose } = props;
  if (options.length === 1) return <p class="choices--only">{nameOf(chosen)}</p>;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would need a visible legend.
    <div class={even ? 'choices choices--even' : 'choices'} role="group" aria-label={label}>
      {options.map((option) => (
        <button
          key={option}
          type="button"
          class="choice"
          aria-pressed={option === chosen}
          onClick={() => choose(option)}
        >
          {nameOf(option)}
        </button>
      ))}
    </div>
  );
}
