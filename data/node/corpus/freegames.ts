/** A set of Debian packages that hold music. */
export interface PackageSet {
  readonly about: string;
  /** Each with its alternatives, newest name last: Debian renames packages that carry a version. */
  readonly packages: readonly (readonly string[])[];
}

const SMALL =
  'ardentryst neverball-common adonthell-data seahorse-adventures wordwarvi-sound amoebax-data wizznic-data miceamaze zaz-data asc-music hex-a-hop-data fretsonfire-songs-sectoid drascula-music btanks-data performous';
const MORE =
  'wesnoth-1.16-music|wesnoth-1.18-music nexuiz-music warzone2100-music hyperrogue-music singularity-music marsshooter-data fretsonfire-songs-muldjord enigma-data pushover-data';

const names = (list: string) => list.split(' ').map((entry) => entry.split('|'));

/** Music of free games, as Debian and Ubuntu ship it. */
export const FREEGAMES: Readonly<Record<string, PackageSet>> = {
  'freegames-s': {
    about: 'music of 15 free games, by apt-get from Debian: about 127 tracks, 4 hours, 230 MiB',
    packages: names(SMALL),
  },
  'freegames-m': {
    about: 'music of 24 free games, by apt-get from Debian: about 286 tracks, 15 hours, 800 MiB',
    packages: names(`${SMALL} ${MORE}`),
  },
};
