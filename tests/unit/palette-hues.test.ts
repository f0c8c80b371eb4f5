import { describe, expect, test } from 'vitest';
import { NIGHT, SUN } from '#game/map/colour';
import { HUES, NEUTRAL_HUE } from '#game/style/palette';
import { ciede2000, contrast, labDifference } from '../support/colour-difference.ts';

const named = HUES.map((hue, i) => [i, hue] as const);

describe('the palette of music', () => {
  test('has twelve hues, the neutral one last', () => {
    expect(new Set(HUES).size).toBe(12);
    expect(NEUTRAL_HUE).toBe(11);
  });
  test.each(named)('hue %i (%s) is at least 15 from the sun and from every other', (i, hue) => {
    const others = [...HUES.slice(0, i), ...HUES.slice(i + 1), SUN];
    expect(Math.min(...others.map((other) => ciede2000(hue, other)))).toBeGreaterThanOrEqual(15);
  });
  test.each(named)('hue %i (%s) has 3:1 on the night', (_, hue) => {
    expect(contrast(hue, NIGHT)).toBeGreaterThanOrEqual(3);
  });
  test('the difference agrees with the published examples (Sharma 2005, pairs 1, 7, 17, 25)', () => {
    expect(labDifference([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 4);
    expect(labDifference([50, 0, 0], [50, -1, 2])).toBeCloseTo(2.3669, 4);
    expect(labDifference([50, 2.5, 0], [73, 25, -18])).toBeCloseTo(27.1492, 4);
    expect(labDifference([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387])).toBeCloseTo(
      1.2644,
      4,
    );
    expect(contrast('#ffffff', '#000000')).toBeCloseTo(21, 5);
  });
});
