import { licenceName } from '../licence-name.ts';

/** On what terms a file may be used. */
export interface Terms {
  readonly licence: string | null;
  readonly attribution: string | null;
}

const UNKNOWN: Terms = { licence: null, attribution: null };

/** A `Files:` paragraph of a machine-readable copyright file. */
interface Paragraph {
  readonly globs: readonly string[];
  readonly terms: Terms;
}

/**
 * Read a package's /usr/share/doc/PACKAGE/copyright: gives the terms of each of its installed files.
 * Machine-readable ones (copyright-format/1.0) name files of the source, so their globs are matched
 * by their ends. The longest glob that fits counts: the format says the last one, but packagers also
 * put `sounds/*` behind `sounds/one.ogg`, whose authors must be named. Of free text, the licences that
 * it names count.
 */
export function readTerms(copyright: string): (installedPath: string) => Terms {
  const paragraphs = copyright.split(/\n\s*\n/).flatMap(filesParagraph);
  if (paragraphs.length === 0) return () => termsOfProse(copyright);
  const rules = paragraphs
    .flatMap(({ globs, terms }) => globs.map((glob) => ({ glob, terms })))
    .toSorted((a, b) => b.glob.length - a.glob.length);
  return (path) => rules.find(({ glob }) => fits(glob, path))?.terms ?? UNKNOWN;
}

function filesParagraph(text: string): Paragraph[] {
  const globs = field(text, 'Files');
  if (!globs) return [];
  const licence = field(text, 'License')?.split('\n')[0]?.trim() || null;
  const attribution = people(field(text, 'Copyright')?.split('\n') ?? []);
  return [{ globs: globs.split(/[\s,]+/).filter(Boolean), terms: { licence, attribution } }];
}

/** A field with its continuation lines, which begin with a blank. */
function field(paragraph: string, name: string): string | undefined {
  return new RegExp(`^${name}:((?:.*)(?:\\n[ \\t].*)*)`, 'm').exec(paragraph)?.[1]?.trim();
}

/** Names with years, without the addresses. */
function people(lines: readonly string[]): string | null {
  const names = lines.map((line) => line.replace(/\s*<[^>]*>/g, '').replace(/\s+/g, ' '));
  return (
    names
      .map((name) => name.trim().replace(/,$/, ''))
      .filter(Boolean)
      .join('; ') || null
  );
}

/**
 * Whether a source glob's end fits an installed path's end. `music/*` fits .../games/x/music/a.ogg;
 * what is left of a glob must hold a whole folder or the beginning of a file name.
 */
function fits(glob: string, path: string): boolean {
  if (glob === '*') return true;
  const steps = glob.replace(/^\.?\//, '').split('/');
  return steps.some((_, first) => {
    const end = steps.slice(first);
    const telling = /^[^*?]{3}/.test(end[0] ?? '');
    return telling && globEnd(end.join('/')).test(path);
  });
}

/** In this format * and ? also stand for slashes. */
function globEnd(glob: string): RegExp {
  const literal = glob.replace(/[\\^$.|+()[\]{}]/g, '\\$&');
  return new RegExp(`(?:^|/)${literal.replaceAll('*', '.*').replaceAll('?', '.')}$`);
}

const PROSE: readonly (readonly [RegExp, string])[] = [
  [/Permission is hereby granted, free of charge/, 'MIT'],
  [/\bAttribution[- ]Share[- ]?Alike|CC[- ]BY[- ]SA/i, 'CC-BY-SA'],
  [/Creative Commons Attribution(?![- ]Share)|CC[- ]BY(?![- ]SA)/i, 'CC-BY'],
  [/GNU General Public License/, 'GPL'],
  [/public domain/i, 'public-domain'],
];

/** What is said of the packaging itself says nothing of the music. */
function termsOfProse(text: string): Terms {
  const [music = ''] = text.split(/^.*packaging.*$/im);
  const words = music.replace(/\s+/g, ' ');
  const exact = licenceName(words);
  const names = PROSE.filter(([sign]) => sign.test(words)).map(([, name]) =>
    exact !== words && exact.startsWith(name) ? exact : name,
  );
  const claim = music.split(/\n\s*\n/).find((part) => /(?:copyright|©)\D*\d{4}/i.test(part));
  return { licence: names.join(' and ') || null, attribution: people([claim ?? '']) };
}
