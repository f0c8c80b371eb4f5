import * as z from 'zod/mini';
import { Protocol } from '#study/protocol/protocol';
import { AxisSpec } from '#study/stimuli/axis-spec';
import { KINDS } from '#study/trial/kinds';
import { Item } from '#study/trial/question';

/** A JSON schema, as far as it is read here. */
interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly prefixItems?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

/** The JSON schema of protocols, for editors that complete and check. */
export function protocolSchema(): string {
  const schema = z.toJSONSchema(Protocol, { io: 'input' });
  return `${JSON.stringify({ title: 'Earshot protocol', ...schema }, null, 1)}\n`;
}

/** The reference of protocols: fields, axes and kinds of trials, from the schemas that check them. */
export function protocolReference(introduction: string): string {
  const top = schemaOf(Protocol);
  const axes = (schemaOf(AxisSpec).oneOf ?? []).map(
    (axis) => `### from: ${String(axis.properties?.['from']?.const)}\n\n${fieldTable(axis)}`,
  );
  const questions = (schemaOf(Item).oneOf ?? []).map(
    (item) => `### type: ${String(item.properties?.['type']?.const)}\n\n${fieldTable(item)}`,
  );
  const kinds = KINDS.map(({ name, about, Block, columns }) => {
    const given = columns.map(([column]) => `\`${column}\``).join(', ') || 'none of its own';
    return `### ${name}\n\n${about}\n\n${fieldTable(schemaOf(Block))}\n\nData columns: ${given}.`;
  });
  return [
    introduction.trim(),
    '## The file',
    fieldTable(top),
    '## Axes',
    'Directions that trials are about, by names of your own.',
    ...axes,
    '## Questions',
    'The `items` of a questionnaire.',
    ...questions,
    '## Kinds of blocks',
    ...kinds,
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n');
}

function schemaOf(schema: z.ZodMiniType): Schema {
  return z.toJSONSchema(schema, { io: 'input' }) as Schema;
}

function fieldTable({ properties = {}, required = [] }: Schema): string {
  const rows = Object.entries(properties).map(([name, field]) => {
    const needed = required.includes(name) ? 'yes' : '';
    return `| \`${name}\` | ${typeText(field)} | ${needed} | ${meaning(field)} |`;
  });
  return ['| field | value | needed | meaning |', '|---|---|---|---|', ...rows].join('\n');
}

function meaning(schema: Schema): string {
  const { description = '', default: usual } = schema;
  const told =
    usual === undefined || description.includes(String(usual))
      ? ''
      : `; usually ${JSON.stringify(usual)}`;
  const own = `${description}${told}`.replace(/^; u/, 'U');
  return [own, ...partMeanings(schema)].filter((words) => words !== '').join('. ');
}

/** What the fields within a field mean, where its parts are described. */
function partMeanings({ properties = {}, items }: Schema): readonly string[] {
  const parts = Object.entries(items?.properties ?? properties);
  return parts.flatMap(([name, part]) => {
    const words = meaning(part);
    return words === '' ? [] : [`\`${name}\`: ${words}`];
  });
}

function typeText(schema: Schema): string {
  if (schema.const !== undefined) return `\`${String(schema.const)}\``;
  if (schema.enum) return schema.enum.map((value) => `\`${String(value)}\``).join(', ');
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choicesText(choices);
  if (schema.prefixItems) return `[${schema.prefixItems.map(typeText).join(', ')}]`;
  if (schema.items) return `list of ${typeText(schema.items)}`;
  if (schema.properties) return objectText(schema);
  if (typeof schema.additionalProperties === 'object')
    return `{NAME: ${typeText(schema.additionalProperties)}, ...}`;
  return `${schema.type === 'integer' ? 'whole number' : (schema.type ?? 'anything')}${rangeText(schema)}`;
}

function choicesText(choices: readonly Schema[]): string {
  const kinds = choices.map(
    ({ properties: { kind, type, from } = {} }) => (kind ?? type ?? from)?.const,
  );
  return kinds.every((kind) => kind !== undefined) && choices.length > 2
    ? `one of ${kinds.map((kind) => `\`${String(kind)}\``).join(', ')}`
    : choices.map(typeText).join(' or ');
}

function objectText({ properties = {}, required = [] }: Schema): string {
  const fields = Object.entries(properties).map(
    ([name, field]) => `${name}${required.includes(name) ? '' : '?'}: ${typeText(field)}`,
  );
  return `{${fields.join(', ')}}`;
}

function rangeText({ type, minimum, maximum }: Schema): string {
  if (type !== 'integer' && type !== 'number') return '';
  const [from, to] = [bound(minimum), bound(maximum)];
  if (from === null && to === null) return '';
  return to === null ? ` from ${from}` : ` ${from ?? ''} to ${to}`;
}

/** Limits that only say what fits a number are no limits. */
function bound(value: number | undefined): number | null {
  return value === undefined || Math.abs(value) >= Number.MAX_SAFE_INTEGER ? null : value;
}
