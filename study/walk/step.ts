import { TICK_MS } from '#study/session/ticks';
import type { Intent } from './intent.ts';
import type { WalkRules } from './rules.ts';

/** Where the walker stands and what they want. World coordinates are 0 ... 1 with y downwards. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly intent: Intent;
}

const HALT: Intent = { kind: 'halt' };

/**
 * Walk on for one tick. Only + - * / and square roots, which IEEE 754 rounds alike everywhere: the same
 * intents give the same positions, bit for bit, on every machine.
 */
export function step(place: Place, rules: WalkRules): Place {
  return advance(place, (rules.speed * TICK_MS) / 1000);
}

/** Where the walker will be in `seconds` if they want nothing else until then. */
export function lookAhead(place: Place, rules: WalkRules, seconds: number): Place {
  return advance(place, rules.speed * seconds);
}

function advance(place: Place, distance: number): Place {
  const { intent } = place;
  if (intent.kind === 'halt') return place;
  if (intent.kind === 'go') return towards(place, intent, distance);
  const squared = intent.dx * intent.dx + intent.dy * intent.dy;
  const reach = squared > 1 ? distance / Math.sqrt(squared) : distance;
  const x = withinWorld(place.x + intent.dx * reach);
  const y = withinWorld(place.y + intent.dy * reach);
  return { x, y, intent };
}

function towards(place: Place, target: Intent & { kind: 'go' }, distance: number): Place {
  const dx = target.x - place.x;
  const dy = target.y - place.y;
  const left = Math.sqrt(dx * dx + dy * dy);
  if (left <= distance) return { x: withinWorld(target.x), y: withinWorld(target.y), intent: HALT };
  const share = distance / left;
  return { x: place.x + dx * share, y: place.y + dy * share, intent: target };
}

function withinWorld(coordinate: number): number {
  return Math.min(1, Math.max(0, coordinate));
}
