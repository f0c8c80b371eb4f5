import { Refusal } from '../refusal.ts';
import { FRAMINGS } from './framing.ts';
import type { ModelCard } from './model-card.ts';
import { MSD_TAGS, MTT_TAGS } from './tags.ts';

const UPSTREAM =
  'https://raw.githubusercontent.com/Quint-e/musicnn_keras/ad6cfb80517dadb9ef70ac73a5375074f7c8258f/musicnn_keras/keras_checkpoints';

const MUSICNN = { architecture: 'musicnn', name: 'MusiCNN', embeddingSize: 200 } as const;
const VGG = { architecture: 'vgg', name: 'VGG', embeddingSize: 256 } as const;
const MTT = { trainedOn: 'MagnaTagATune', tags: MTT_TAGS } as const;
const MSD = { trainedOn: 'Million Song Dataset', tags: MSD_TAGS } as const;
const PATCH = {
  segmentation: 'frames-187',
  patchFrames: FRAMINGS['frames-187'].frames,
  bands: 96,
  licence: 'ISC',
} as const;

/** The models that Earshot knows, in the order in which it names them. */
export const MODEL_CARDS: readonly ModelCard[] = [
  {
    id: 'musicnn-mtt',
    ...MUSICNN,
    ...MTT,
    ...PATCH,
    ...published('MTT_musicnn.h5'),
    bytes: 3_319_120,
    sha256: '1a66a2e58e862e894c088bd7789b05874becf994f275c54d9575dab83fab4ebe',
  },
  {
    id: 'musicnn-msd',
    ...MUSICNN,
    ...MSD,
    ...PATCH,
    ...published('MSD_musicnn.h5'),
    bytes: 3_319_120,
    sha256: '412a832c8527a813e084ba6f2cc7d068ecbbf1b68bda8c1de2e7de0d1f5fe7d1',
  },
  {
    id: 'vgg-mtt',
    ...VGG,
    ...MTT,
    ...PATCH,
    ...published('MTT_vgg.h5'),
    bytes: 2_500_672,
    sha256: '52093b533665403c182b3e9cb552ccf09cb90d8c0c7e9d531159c2369b53b548',
  },
  {
    id: 'vgg-msd',
    ...VGG,
    ...MSD,
    ...PATCH,
    ...published('MSD_vgg.h5'),
    bytes: 2_500_672,
    sha256: '1ec4ee44cbba8c3132c08826f57e84e8b4fc32baddbba65a0bc0670b14f902e8',
  },
  // The hash is what public projects pin for this address; the file was not at hand: see docs/models.md.
  {
    id: 'vggish-audioset',
    architecture: 'vggish',
    name: 'VGGish',
    trainedOn: 'AudioSet',
    tags: [],
    embeddingSize: 128,
    segmentation: 'frames-96',
    patchFrames: FRAMINGS['frames-96'].frames,
    bands: 64,
    file: 'vggish-10086976.pth',
    url: 'https://github.com/harritaylor/torchvggish/releases/download/v0.1/vggish-10086976.pth',
    bytes: 288_564_736,
    sha256: '10086976245803799d9194e9a73d9b6c1549c71d1b80106f5cade5608a561f4b',
    licence: 'Apache-2.0',
    onRequest: true,
  },
];

/** The card of a model; a Refusal that lists the known ids where there is none. */
export function modelCard(id: string): ModelCard {
  const card = MODEL_CARDS.find((one) => one.id === id);
  if (card) return card;
  const known = MODEL_CARDS.map((card) => card.id).join(', ');
  throw new Refusal(`Got the model "${id}" when expected one of: ${known}.`, { exitCode: 2 });
}

function published(file: string): { readonly file: string; readonly url: string } {
  return { file, url: `${UPSTREAM}/${file}` };
}
