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

/** A heart, filled or not. */
export function HeartIcon({ full }: { readonly full: boolean }) {
  return (
    <Icon>
      <path
        fill={full ? 'currentColor' : 'none'}
        d="M10 16.2S3.8 12.6 3.8 8.3A3.4 3.4 0 0 1 10 6.4a3.4 3.4 0 0 1 6.2 1.9c0 4.3-6.2 7.9-6.2 7.9z"
      />
    </Icon>
  );
}

/** A pin. */
export function NearIcon() {
  return (
    <Icon>
      <circle cx="10" cy="10" r="1.6" />
      <path d="M10 3.4v2.2m0 8.8v2.2M3.4 10h2.2m8.8 0h2.2" />
      <circle cx="10" cy="10" r="5" />
    </Icon>
  );
}

/** Lines of a list with a note. */
export function PlaylistIcon() {
  return (
    <Icon>
      <path d="M3.8 5.5h9M3.8 9h9M3.8 12.5h4.4" />
      <circle cx="12" cy="14.4" r="1.9" />
      <path d="M13.9 14.4V8.6l2.4.9" />
    </Icon>
  );
}

/** Two links of a chain. */
export function LinkIcon() {
  return (
    <Icon>
      <path d="m8.5 11.5 3-3M9.6 6.4l1.6-1.6a2.8 2.8 0 0 1 4 4l-1.6 1.6m-7.2-.8-1.6 1.6a2.8 2.8 0 0 0 4 4l1.6-1.6" />
    </Icon>
  );
}

/** A picture postcard. */
export function CardIcon() {
  return (
    <Icon>
      <rect x="3.2" y="5" width="13.6" height="10" rx="1.4" />
      <path d="m3.6 13 3.6-3.4 2.6 2.3 2.6-2.5 4 3.6" />
    </Icon>
  );
}
