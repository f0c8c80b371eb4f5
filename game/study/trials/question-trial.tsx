import { useState } from 'preact/hooks';
import type { Item } from '#study/trial/question';
import { studyWords } from '../../words/study-words.ts';
import type { TrialProps } from './trial-props.ts';
import { useDigits } from './use-digits.ts';

/** One question of a questionnaire. */
export function QuestionTrial({ task, answer }: TrialProps<Item>) {
  const say = (value: unknown) => answer(value === null ? null : { value });
  if (task.type === 'likert') return <Scale item={task} say={say} />;
  if (task.type === 'choice') return <Choice item={task} say={say} />;
  if (task.type === 'slider') return <Slider item={task} say={say} />;
  return <Written item={task} say={say} />;
}

type Of<Type extends Item['type']> = Extract<Item, { readonly type: Type }>;
interface Props<T> {
  readonly item: T;
  readonly say: (value: unknown) => void;
}

function Scale({ item, say }: Props<Of<'likert'>>) {
  const [chosen, setChosen] = useState<number | null>(null);
  const choose = (place: number) => {
    setChosen(place + 1);
    say(place + 1);
  };
  useDigits(item.points, choose);
  return (
    <div class="points">
      <span class="points__end">{item.low}</span>
      {Array.from({ length: item.points }, (_, i) => (
        <button
          key={i}
          type="button"
          class="point"
          aria-pressed={chosen === i + 1}
          onClick={() => choose(i)}
        >
          {i + 1}
        </button>
      ))}
      <span class="points__end">{item.high}</span>
    </div>
  );
}

function Choice({ item, say }: Props<Of<'choice'>>) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const choose = (place: number) => {
    const option = item.options[place];
    if (option === undefined) return;
    const others = chosen.filter((one) => one !== option);
    const next = item.several ? (chosen.includes(option) ? others : [...others, option]) : [option];
    setChosen(next);
    say(next.length === 0 ? null : item.several ? next : option);
  };
  useDigits(item.options.length, choose);
  return (
    <div class="options">
      {item.options.map((option, i) => (
        <button
          key={option}
          type="button"
          class="point point--wide"
          aria-pressed={chosen.includes(option)}
          onClick={() => choose(i)}
        >
          {option}
        </button>
      ))}
    </div>
  );
}

function Slider({ item, say }: Props<Of<'slider'>>) {
  const [touched, setTouched] = useState(false);
  return (
    <div class="points">
      <span class="points__end">{item.low}</span>
      <input
        type="range"
        min={0}
        max={100}
        defaultValue="50"
        aria-label={item.ask}
        data-touched={touched}
        onInput={({ currentTarget }) => {
          setTouched(true);
          say(Number(currentTarget.value));
        }}
      />
      <span class="points__end">{item.high}</span>
    </div>
  );
}

function Written({ item, say }: Props<Of<'text'> | Of<'number'>>) {
  if (item.type === 'number')
    return (
      <label class="written">
        <span>{studyWords('number', { least: item.least, most: item.most })}</span>
        <input
          type="number"
          min={item.least}
          max={item.most}
          onInput={({ currentTarget: { value } }) => {
            const number = Number(value);
            say(value !== '' && number >= item.least && number <= item.most ? number : null);
          }}
        />
      </label>
    );
  return (
    <label class="written">
      <span class="unseen">{item.ask}</span>
      <textarea
        rows={3}
        maxLength={item.most}
        onInput={({ currentTarget: { value } }) => say(value.trim() === '' ? null : value.trim())}
      />
    </label>
  );
}
