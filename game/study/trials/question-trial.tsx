import { useState } from 'preact/hooks';
import type { Item } from '#study/trial/question';
import { studyWords } from '../../words/study-words.ts';
import { Points } from './points.tsx';
import type { TrialProps } from './trial-props.ts';
import { useDigits } from './use-digits.ts';

/** One question of a questionnaire. */
export function QuestionTrial({ task, answer, keys }: TrialProps<Item>) {
  const say = (value: unknown) => {
    const missing = value === undefined || (value === null && task.optional !== true);
    answer(missing ? null : { value });
  };
  if (task.type === 'likert') return <Scale item={task} say={say} keys={keys} />;
  if (task.type === 'choice') return <Choice item={task} say={say} keys={keys} />;
  if (task.type === 'slider') return <Slider item={task} say={say} />;
  return <Written item={task} say={say} />;
}

type Of<Type extends Item['type']> = Extract<Item, { readonly type: Type }>;
interface Props<T> {
  readonly item: T;
  /** null: nothing; undefined: something that is no answer. */
  readonly say: (value: unknown) => void;
}
type KeyProps<T> = Props<T> & Pick<TrialProps<T>, 'keys'>;

function Scale({ item, say, keys }: KeyProps<Of<'likert'>>) {
  const [chosen, setChosen] = useState<number | null>(null);
  const choose = (place: number) => {
    setChosen(place);
    say(place + 1);
  };
  useDigits(item.points, choose, keys);
  return (
    <Points
      names={Array.from({ length: item.points }, (_, i) => String(i + 1))}
      choice={(place) => ({
        chosen: chosen === place,
        allowed: true,
        choose: () => choose(place),
      })}
      ends={[item.low, item.high]}
    />
  );
}

function Choice({ item, say, keys }: KeyProps<Of<'choice'>>) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const choose = (place: number) => {
    const option = item.options[place];
    if (option === undefined) return;
    const others = chosen.filter((one) => one !== option);
    const next = item.several ? (chosen.includes(option) ? others : [...others, option]) : [option];
    setChosen(next);
    say(next.length === 0 ? null : item.several ? next : option);
  };
  useDigits(item.options.length, choose, keys);
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
    <div class="points" data-scale="true">
      <span class="points__end points__end--low">{item.low}</span>
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
      <label class="written written--number">
        <span>{studyWords('number', { least: item.least, most: item.most })}</span>
        <span class="written__line">
          <input
            type="number"
            inputMode="decimal"
            min={item.least}
            max={item.most}
            step="any"
            onInput={({ currentTarget: { value, validity } }) => {
              if (validity.valid) say(value === '' ? null : Number(value));
              else say(undefined);
            }}
          />
          {item.unit}
        </span>
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
