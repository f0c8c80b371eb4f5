import { expect, test } from 'vitest';
import { readTerms } from '#data/node/corpus/terms';

const MACHINE_READABLE = `Format: https://example.org/copyright-format/1.0/
Upstream-Name: Game

Files: *
Copyright: 2007 Tom <tom@example.org>
License: GPL-2+

Files: data/tune.ogg
Copyright: 2008 Ann <ann@example.org>,
           2009 Bob
License: CC-BY-SA-3.0
 The text of the licence
 .
 goes on.

Files: data/music/*
       data/a(b)?.mp3
Copyright: Cid
License: CC-BY-3.0

Files: data/*
Copyright: Dan
License: MIT

Files: debian/*
Copyright: 2020 Packager
License: GPL-3

License: GPL-2+
 Text.
`;

test.each([
  ['usr/share/games/game/tune.ogg', 'CC-BY-SA-3.0', '2008 Ann; 2009 Bob'],
  ['usr/share/game/music/deep/er/x.ogg', 'CC-BY-3.0', 'Cid'],
  ['usr/share/game/a(b)1.mp3', 'CC-BY-3.0', 'Cid'],
  ['usr/share/game/data/other.ogg', 'MIT', 'Dan'],
  ['usr/share/game/data/tune.ogg', 'CC-BY-SA-3.0', '2008 Ann; 2009 Bob'],
  ['usr/share/game/a.ogg', 'GPL-2+', '2007 Tom'],
  ['usr/share/game/fortune.ogg', 'GPL-2+', '2007 Tom'],
])('the terms of %s are those of the narrowest glob', (path, licence, attribution) => {
  expect(readTerms(MACHINE_READABLE)(path)).toEqual({ licence, attribution });
});

test('free text gives the licences it names for the music, not for the packaging', () => {
  const text = `Upstream Author Ann

The songs are all Copyright (c) 2006/2007  Ann
Example <ann@example.org>

Permission is hereby granted, free of charge, to any person

Packaging:

The Debian packaging is (C) 2006, Packager under the GNU General Public License.
`;
  const attribution = 'The songs are all Copyright (c) 2006/2007 Ann Example';
  expect(readTerms(text)('usr/share/x.ogg')).toEqual({ licence: 'MIT', attribution });
});

test.each([
  ['the Creative Commons\nAttribution ShareAlike licence', 'CC-BY-SA'],
  [
    'Share-Alike, see http://creativecommons.org/licenses/by-sa/3.0 or Attribution-ShareAlike',
    'CC-BY-SA-3.0',
  ],
  ['such as, e.g., Attribution-ShareAlike 3.0 US', 'CC-BY-SA'],
  ['Creative Commons Attribution 3.0', 'CC-BY'],
  ['the GNU General\n  Public License', 'GPL'],
])('free text over lines, and by an address: %s', (text, licence) => {
  expect(readTerms(`Copyright (c) 2009 Ann\n\n${text}`)('x.ogg').licence).toBe(licence);
});

test('nothing is claimed where nothing is said', () => {
  expect(readTerms('')('usr/share/x.ogg')).toEqual({ licence: null, attribution: null });
});
