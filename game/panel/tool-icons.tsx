import { Icon } from './icons.tsx';

/** A triangle. */
export function PlayIcon() {
  return (
    <Icon>
      <path d="M7 4.5v11l8-5.5z" />
    </Icon>
  );
}

/** A square. */
export function StopIcon() {
  return (
    <Icon>
      <path d="M6 6h8v8H6z" />
    </Icon>
  );
}

/** A wheel with teeth. */
export function GearIcon() {
  return (
    <Icon>
      <circle cx="10" cy="10" r="2.4" />
      <path d="M10 3v2.2m0 9.6V17M3 10h2.2m9.6 0H17M5 5l1.6 1.6m6.8 6.8L15 15m0-10-1.6 1.6M6.6 13.4 5 15" />
    </Icon>
  );
}
