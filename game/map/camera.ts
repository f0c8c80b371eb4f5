/** The window's size in CSS pixels. */
export interface Extent {
  readonly width: number;
  readonly height: number;
}

/** What the window shows. World coordinates are 0 ... 1 with y downwards. */
export interface Camera {
  /** World coordinates of the window's middle. */
  readonly x: number;
  readonly y: number;
  /** CSS pixels per world unit. */
  readonly zoom: number;
  /** Zoom that it eases towards. */
  readonly wanted: number;
  /** Whether it keeps the avatar in the middle; false once dragged away. */
  readonly following: boolean;
}

/** Share of the window that the whole map fills. */
const FIT = 0.86;
/** Hearing radius on the screen in CSS pixels: where a walk begins, and at the closest zoom. */
const RING_AT_START = 66;
const RING_AT_CLOSEST = 420;
/** Seconds in which the camera makes up two thirds of its way, and of its change of zoom. */
const FOLLOW_SECONDS = 0.2;
const ZOOM_SECONDS = 0.12;

/** The whole map in the window's middle. */
export function wholeMap(extent: Extent): Camera {
  const zoom = fitZoom(extent);
  return { x: 0.5, y: 0.5, zoom, wanted: zoom, following: false };
}

/** Where a walk begins: the window's middle on the avatar, coming in from the whole map. */
export function opening(extent: Extent, at: { x: number; y: number }, radius: number): Camera {
  const wanted = Math.max(Math.max(extent.width, extent.height), RING_AT_START / radius);
  return { x: at.x, y: at.y, zoom: fitZoom(extent), wanted, following: true };
}

/** The camera `seconds` later; `eased` false jumps to where it wants to be. */
export function follow(
  camera: Camera,
  at: { x: number; y: number },
  seconds: number,
  eased: boolean,
): Camera {
  const way = eased ? 1 - Math.exp(-seconds / FOLLOW_SECONDS) : 1;
  const nearer = 1 - Math.exp(-seconds / ZOOM_SECONDS);
  const zoom = eased ? camera.zoom * (camera.wanted / camera.zoom) ** nearer : camera.wanted;
  if (!camera.following) return { ...camera, zoom };
  return { ...camera, zoom, x: mix(camera.x, at.x, way), y: mix(camera.y, at.y, way) };
}

/** Come closer by a factor, within what makes sense for this window and hearing radius. */
export function zoomBy(camera: Camera, factor: number, extent: Extent, radius: number): Camera {
  const least = fitZoom(extent) * 0.7;
  const most = Math.max(2 * least, RING_AT_CLOSEST / radius);
  return { ...camera, wanted: Math.min(most, Math.max(least, camera.wanted * factor)) };
}

/** Zoom at once around a point of the window, which keeps its place in the world. */
export function zoomAround(
  camera: Camera,
  factor: number,
  point: { x: number; y: number },
  extent: Extent,
  radius: number,
): Camera {
  const { wanted } = zoomBy({ ...camera, wanted: camera.zoom }, factor, extent, radius);
  const zoomed = { ...camera, zoom: wanted, wanted };
  if (camera.following) return zoomed;
  const before = toWorld(camera, extent, point.x, point.y);
  const after = toWorld(zoomed, extent, point.x, point.y);
  return { ...zoomed, x: camera.x + before.x - after.x, y: camera.y + before.y - after.y };
}

/** Drag the map by CSS pixels; the camera stops following. */
export function pan(camera: Camera, dx: number, dy: number): Camera {
  const x = Math.min(1, Math.max(0, camera.x - dx / camera.zoom));
  const y = Math.min(1, Math.max(0, camera.y - dy / camera.zoom));
  return { ...camera, x, y, following: false };
}

/** World place of a point of the window in CSS pixels. */
export function toWorld(camera: Camera, extent: Extent, x: number, y: number) {
  return {
    x: camera.x + (x - extent.width / 2) / camera.zoom,
    y: camera.y + (y - extent.height / 2) / camera.zoom,
  };
}

/** Point of the window in CSS pixels where a world place is drawn. */
export function toScreen(camera: Camera, extent: Extent, x: number, y: number) {
  return {
    x: extent.width / 2 + (x - camera.x) * camera.zoom,
    y: extent.height / 2 + (y - camera.y) * camera.zoom,
  };
}

function fitZoom(extent: Extent): number {
  return Math.max(1, FIT * Math.min(extent.width, extent.height));
}

function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}
