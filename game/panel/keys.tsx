import { Fragment } from 'preact';

/** Keys as they are printed on a keyboard, one letter each. */
export function Keys({ names }: { readonly names: string }) {
  return [...names].map((name, i) => (
    <Fragment key={name}>
      {i > 0 && ' '}
      <kbd>{name}</kbd>
    </Fragment>
  ));
}
