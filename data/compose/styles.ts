import type { Style, StyleName } from './piece.ts';
import { accordionWaltz } from './styles/accordion-waltz.ts';
import { bossa } from './styles/bossa.ts';
import { choir } from './styles/choir.ts';
import { country } from './styles/country.ts';
import { drone } from './styles/drone.ts';
import { drumAndBass } from './styles/drum-and-bass.ts';
import { folk } from './styles/folk.ts';
import { funk } from './styles/funk.ts';
import { harpsichord } from './styles/harpsichord.ts';
import { hipHop } from './styles/hip-hop.ts';
import { jazzTrio } from './styles/jazz-trio.ts';
import { march } from './styles/march.ts';
import { metal } from './styles/metal.ts';
import { musicBox } from './styles/music-box.ts';
import { nocturne } from './styles/nocturne.ts';
import { quartet } from './styles/quartet.ts';
import { raga } from './styles/raga.ts';
import { rock } from './styles/rock.ts';
import { synthPop } from './styles/synth-pop.ts';
import { techno } from './styles/techno.ts';

/** Every style by its name. */
export const STYLES: Readonly<Record<StyleName, Style>> = {
  'accordion-waltz': accordionWaltz,
  bossa,
  choir,
  country,
  drone,
  'drum-and-bass': drumAndBass,
  folk,
  funk,
  harpsichord,
  'hip-hop': hipHop,
  'jazz-trio': jazzTrio,
  march,
  metal,
  'music-box': musicBox,
  nocturne,
  quartet,
  raga,
  rock,
  'synth-pop': synthPop,
  techno,
};
