import fc from 'fast-check';
import { expect, test } from 'vitest';
import { USUAL_LOOK } from '#game/dataset/look';
import { namesView, readLink, writeLink } from '#game/dataset/view-link';

const name = fc.option(fc.string({ minLength: 1, unit: 'grapheme' }), { nil: undefined });

test('F15 a link names the view that it was written for, whatever the names hold', () => {
  fc.assert(
    fc.property(
      fc.record({ dataset: name, space: name, projection: name, x: name, y: name }),
      (view) => {
        expect(readLink(writeLink(view))).toEqual({ ...view, look: USUAL_LOOK });
      },
    ),
  );
});

test('a link reads well', () => {
  expect(writeLink({ dataset: 'demo', space: 'musicnn-msd/taggram', projection: 'pca' })).toBe(
    '#d=demo&s=musicnn-msd/taggram&p=pca',
  );
});

test('an address without a view names nothing', () => {
  expect(namesView('')).toBe(false);
  expect(namesView('#forget=1')).toBe(false);
});
