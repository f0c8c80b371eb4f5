/** CIELAB under D65. */
type Lab = readonly [lightness: number, a: number, b: number];

/** How different two sRGB colours look: CIEDE2000 (Sharma, Wu, Dalal 2005), 1 is just visible. */
export function ciede2000(first: string, second: string): number {
  return labDifference(labOf(first), labOf(second));
}

/** CIEDE2000 between two places in CIELAB. */
export function labDifference([l1, a1, b1]: Lab, [l2, a2, b2]: Lab): number {
  const meanChroma = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const stretch = 1 + 0.5 * (1 - chromaWeight(meanChroma));
  const [c1, c2] = [Math.hypot(stretch * a1, b1), Math.hypot(stretch * a2, b2)];
  const [h1, h2] = [hueAngle(stretch * a1, b1), hueAngle(stretch * a2, b2)];
  const grey = c1 * c2 === 0;
  const turn = grey ? 0 : ((h2 - h1 + 540) % 360) - 180;
  const hue = grey ? h1 + h2 : (h1 + turn / 2 + 360) % 360;
  const [lightness, chroma] = [(l1 + l2) / 2, (c1 + c2) / 2];
  const t =
    1 -
    0.17 * cosine(hue - 30) +
    0.24 * cosine(2 * hue) +
    0.32 * cosine(3 * hue + 6) -
    0.2 * cosine(4 * hue - 63);
  const [dl, dc] = [l2 - l1, c2 - c1];
  const dh = 2 * Math.sqrt(c1 * c2) * Math.sin(((turn / 2) * Math.PI) / 180);
  const fromMiddle = (lightness - 50) ** 2;
  const byLightness = dl / (1 + (0.015 * fromMiddle) / Math.sqrt(20 + fromMiddle));
  const byChroma = dc / (1 + 0.045 * chroma);
  const byHue = dh / (1 + 0.015 * chroma * t);
  const rotation = 60 * Math.exp(-(((hue - 275) / 25) ** 2));
  const mixed = -Math.sin((rotation * Math.PI) / 180) * 2 * chromaWeight(chroma);
  return Math.sqrt(byLightness ** 2 + byChroma ** 2 + byHue ** 2 + mixed * byChroma * byHue);
}

/** Contrast ratio of WCAG 2, 1 ... 21. */
export function contrast(first: string, second: string): number {
  const [bright, dark] = [luminance(first), luminance(second)].sort((a, b) => b - a);
  return ((bright ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function labOf(hex: string): Lab {
  const [r = 0, g = 0, b = 0] = linear(hex);
  const [x = 0, y = 0, z = 0] = [
    (0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047,
    0.2126729 * r + 0.7151522 * g + 0.072175 * b,
    (0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883,
  ].map((v) => (v > 216 / 24_389 ? Math.cbrt(v) : ((24_389 / 27) * v + 16) / 116));
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = linear(hex);
  return 0.2126729 * r + 0.7151522 * g + 0.072175 * b;
}

function linear(hex: string): readonly number[] {
  return [1, 3, 5].map((at) => {
    const v = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  });
}

function chromaWeight(chroma: number): number {
  return Math.sqrt(chroma ** 7 / (chroma ** 7 + 25 ** 7));
}

function hueAngle(a: number, b: number): number {
  return ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360;
}

function cosine(degrees: number): number {
  return Math.cos((degrees * Math.PI) / 180);
}
