import { catalogue } from './catalogue.ts';

/** Words about the visitor's own file. */
export const ownFileWords = catalogue({
  hear: 'Hear a file of your own',
  title: 'Your file',
  label: 'your file',
  stays: 'It stays on this device: nothing of it is uploaded.',
  keptToo: 'Your kept walk only tells where you went.',
  reading: 'Reading {name} ...',
  looking: 'Looking for the model of this map ...',
  choose:
    'Drop a piece of music anywhere on the page, or choose one, and see where this model puts it.',
  chooseButton: 'Choose a file',
  drop: 'Drop it to see where it lands',
  noDrop: 'It can’t be placed on this map',
  heardSoFar: 'Heard so far',
  gettingReady: 'Getting the model ready ...',
  heardIn: {
    one: '{count} segment, heard in {seconds} s.',
    other: '{count} segments, heard in {seconds} s.',
  },
  walkThere: 'Walk there',
  remove: 'Take it away',
  otherModel: 'This map is of another model, which has not heard it yet.',
  hearHere: 'Hear it with this one',
  allOfIt: 'All of it:',
  youHear: 'You hear {time}:',
  done: { one: '{done} of {count} segment', other: '{done} of {count} segments' },
  left: '{done} · {time} left',
  onlyThese: 'A file of yours can be placed on maps of MusiCNN and VGG: choose one of those.',
  noPlace: 'This map has no place for new music: choose another projection.',
  notGiven:
    'This server does not give the model of this map to browsers. Who runs it can change that with: earshot models install {model}',
  tooShort: 'Got {seconds} seconds of sound when expected at least 3: choose a longer file.',
  lasts: 'It lasts {whole}; its first {heard} are heard.',
  onlyWhole:
    'Got {time} minutes of sound in a form that can only be read whole: cut it to ten minutes first.',
  tooLarge: 'Got a file of {size} MB when expected at most {most}: cut it to ten minutes first.',
  unreadable: "This browser can't read {name} as sound: choose an MP3, Ogg, FLAC, M4A or WAV file.",
  noModel: 'This browser could not run the model ({reason}): try a newer one.',
  lost: 'The code that hears files did not come: check the connection, then try again.',
  weights: "the model's weights",
  models: 'its list of models',
});
