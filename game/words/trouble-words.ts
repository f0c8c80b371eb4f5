import { catalogue } from './catalogue.ts';

/** What the page says when the server or the network fails. */
export const troubleWords = catalogue({
  answered: 'The server answered {status} when asked for {what}: try again in a moment.',
  unknownForm: 'Got {what} in a form this page does not know: reload the page.',
  notSent: 'The server did not send {what}: check the connection, then try again.',
  noMap: 'The server did not send the map: check the connection, then try again.',
  aPiece: 'a piece of music',
  terms: 'its terms',
  datasets: 'its list of datasets',
  contents: 'the contents of {title}',
  tracksOf: 'the tracks of {title}',
  mapOf: 'the map of {title}',
  noColumn: 'A map file lacks its column {column}: reload the page.',
  noTagColumn: 'A file of tags lacks the u8 column {column}: reload the page.',
  noModel: 'The dataset does not describe its model {model}: choose another one.',
  noSegments: 'The dataset lacks the segments of {space}: choose another map.',
  wrongLink: 'The link does not fit the walk it names: copy the whole link again.',
  notDeleted: 'The server answered {status} when asked to delete the walk: try again in a moment.',
  noAnswer: 'The server did not answer: check the connection, then try again.',
});
