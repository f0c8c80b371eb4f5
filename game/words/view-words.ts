import { catalogue } from './catalogue.ts';

/** Words of the panel that chooses the map. */
export const viewWords = catalogue({
  panel: 'What is shown',
  hears: 'What the model hears',
  model: 'Model',
  layer: 'Layer',
  trainedOn: 'trained on',
  map: 'Map',
  across: 'Left to right',
  up: 'Bottom to top',
  embedding: 'Embedding',
  descriptors: '{number} descriptors',
  tags: '{number} tags',
  anyTags: 'Tags',
  twoTags: 'Two tags',
  twoDimensions: 'Two dimensions',
  twoDescriptors: 'Two descriptors',
  pca: 'PCA',
  stdPca: 'PCA of z-scores',
  tsne: 't-SNE',
  umap: 'UMAP',
  colours: 'Colours',
  axis: '{side}: axis',
  axes: 'Axes',
  noAxis: 'Nothing by that name',
  share: '{percent} of the variance',
  low: 'low {name}',
  high: 'high {name}',
  less: 'less {name}',
  more: 'more {name}',
  musicnn: 'MusiCNN',
  vgg: 'VGG',
  vggish: 'VGGish',
  descriptorModel: 'Descriptors',
  about: 'About this model',
  musicnnAbout:
    "MusiCNN: a network whose filters were shaped by musicians' ideas, tall ones for timbre and long ones for rhythm. It hears 3 seconds at a time.",
  vggAbout:
    'VGG: a network from the recognition of pictures, with small square filters, that reads the spectrogram as a picture. It hears 3 seconds at a time.',
  vggishAbout:
    'VGGish: a network for sounds of all kinds, not only music. It hears 0.96 seconds at a time.',
  descriptorAbout:
    'Descriptors: measures of the sound itself, such as loudness, brightness and rhythm. Nothing was learnt.',
  msdAbout: 'Learnt from the Million Song Dataset: about 200,000 songs with the tags of listeners.',
  mttAbout: 'Learnt from MagnaTagATune: about 26,000 clips with tags from a game.',
  audiosetAbout:
    'Published with AudioSet, a collection of labelled sounds; learnt from the sound of millions of videos.',
  taggramAbout: 'Tags: how strongly the model hears each word, from 0 to 1.',
  embeddingAbout:
    'Embedding: what the model hears before it has words for it; its dimensions have no names.',
  msd: 'Million Song Dataset',
  mtt: 'MagnaTagATune',
  audioset: 'AudioSet',
});
