import type { JournalDatabase } from './journal-database.ts';

type Methods = {
  [Name in keyof JournalDatabase]: JournalDatabase[Name] extends (
    ...args: infer Args
  ) => infer Value
    ? { args: Args; value: Value }
    : never;
};
/** What the journal's thread can be asked to do. */
export type MethodName = keyof Methods;
/** What a method takes, and what it answers. */
export type Arguments<Name extends MethodName> = Methods[Name]['args'];
export type Value<Name extends MethodName> = Methods[Name]['value'];

/** A question to the journal's thread. */
export interface JournalCall {
  readonly id: number;
  readonly method: MethodName;
  readonly args: readonly unknown[];
}
/** Its answer: a value, or why there is none. */
export type JournalAnswer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: string };
