/** What a postcard shows. */
export interface Postcard {
  /** Picture of the map. */
  readonly picture: Blob;
  readonly name: string;
  readonly dataset: string;
  /** What is heard there, in one line; null in silence. */
  readonly heard: string | null;
  /** Address that reopens the place. */
  readonly link: string;
}

const WIDTH = 1200;
const HEIGHT = 800;
const BAND = 168;
const FONT = '"Inter Variable", system-ui, sans-serif';
const MARGIN = 48;

/** Draw a postcard: the map, and below it the place's name, what is heard there, and its address. */
export async function drawPostcard(card: Postcard): Promise<Blob> {
  const canvas = new OffscreenCanvas(WIDTH, HEIGHT);
  const brush = canvas.getContext('2d');
  if (!brush) throw new TypeError('The browser gave no canvas to draw on.');
  const picture = await createImageBitmap(card.picture);
  const share = Math.max(WIDTH / picture.width, (HEIGHT - BAND) / picture.height);
  const [width, height] = [picture.width * share, picture.height * share];
  brush.drawImage(picture, (WIDTH - width) / 2, (HEIGHT - BAND - height) / 2, width, height);
  brush.fillStyle = '#151923';
  brush.fillRect(0, HEIGHT - BAND, WIDTH, BAND);
  write(brush, card.name, { y: HEIGHT - BAND + 60, font: `650 36px ${FONT}`, colour: '#e9e6df' });
  const below = card.heard === null ? card.dataset : `${card.heard} · ${card.dataset}`;
  write(brush, below, { y: HEIGHT - BAND + 98, font: `400 20px ${FONT}`, colour: '#a9a89f' });
  write(brush, card.link, { y: HEIGHT - BAND + 134, font: `400 16px ${FONT}`, colour: '#8d8e94' });
  return await canvas.convertToBlob({ type: 'image/png' });
}

function write(
  brush: OffscreenCanvasRenderingContext2D,
  text: string,
  { y, font, colour }: { readonly y: number; readonly font: string; readonly colour: string },
): void {
  brush.font = font;
  brush.fillStyle = colour;
  brush.fillText(fitting(brush, text), MARGIN, y);
}

/** As much of a text as a line takes. */
function fitting(brush: OffscreenCanvasRenderingContext2D, text: string): string {
  const room = WIDTH - 2 * MARGIN;
  let [fits, least, most] = [text, 0, text.length];
  if (brush.measureText(text).width <= room) return text;
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    const shorter = `${text.slice(0, middle)}...`;
    if (brush.measureText(shorter).width <= room) [fits, least] = [shorter, middle];
    else most = middle - 1;
  }
  return fits;
}
