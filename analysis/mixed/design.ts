import { Refusal } from '#models/refusal';
import type { Term } from './formula.ts';
import type { ModelFrame, Variable } from './model-frame.ts';

/** One column of a design, named as R names it. */
export interface DesignColumn {
  readonly name: string;
  readonly values: Float64Array;
}

/**
 * Columns of a model matrix as R lays them out: the intercept, then term by term; factors by treatment
 * contrasts, or by one column a level where what is left of the term without the factor is not itself in
 * the model (R's rule of marginality).
 */
export function designColumns(
  frame: Pick<ModelFrame, 'rows' | 'variables'>,
  terms: readonly Term[],
  intercept: boolean,
): readonly DesignColumn[] {
  const present = new Set([...(intercept ? [''] : []), ...terms.map(String)]);
  const ones = { name: '(Intercept)', values: new Float64Array(frame.rows).fill(1) };
  const columns = terms.flatMap((term) => termColumns(frame, term, present));
  return intercept ? [ones, ...columns] : columns;
}

function termColumns(
  { variables, rows }: Pick<ModelFrame, 'rows' | 'variables'>,
  term: Term,
  present: ReadonlySet<string>,
): readonly DesignColumn[] {
  let columns: readonly DesignColumn[] = [{ name: '', values: new Float64Array(rows).fill(1) }];
  for (const name of term) {
    const variable = variables.get(name);
    if (!variable) throw new Refusal(`Got the variable ${name} without values when expected some.`);
    const rest = term.filter((other) => other !== name);
    const own = variableColumns(name, variable, present.has(String(rest)));
    columns = own.flatMap((right) => columns.map((left) => multiplied(left, right)));
  }
  return columns;
}

function variableColumns(
  name: string,
  variable: Variable,
  contrasts: boolean,
): readonly DesignColumn[] {
  if (variable.kind === 'number') return [{ name, values: variable.values }];
  const { levels, codes } = variable;
  return levels.slice(contrasts ? 1 : 0).map((level) => {
    const own = levels.indexOf(level);
    return {
      name: `${name}${level}`,
      values: Float64Array.from(codes, (code) => (code === own ? 1 : 0)),
    };
  });
}

function multiplied(left: DesignColumn, right: DesignColumn): DesignColumn {
  return {
    name: left.name === '' ? right.name : `${left.name}:${right.name}`,
    values: left.values.map((value, i) => value * (right.values[i] ?? 0)),
  };
}
