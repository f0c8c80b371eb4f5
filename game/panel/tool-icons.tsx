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

/** A funnel. */
export function FilterIcon() {
  return (
    <Icon>
      <path d="M3.5 4.500h13l-5 6.200v4.300l-3 1.500v-5.800z" />
    </Icon>
  );
}

/** Three points joined by lines. */
export function WhyIcon() {
  return (
    <Icon>
      <circle cx="5" cy="6" r="1.800" />
      <circle cx="15" cy="7.500" r="1.800" />
      <circle cx="8.500" cy="15" r="1.800" />
      <path d="m6.700 6.300 6.500 1M14.200 9.100l-4.500 4.500M8 13.200 5.600 7.700" />
    </Icon>
  );
}

/** A picture that is saved. */
export function PictureIcon() {
  return (
    <Icon>
      <path d="M10 3.500v8.500m-3.200-3L10 12l3.200-3" />
      <path d="M3.500 12.500v3.500h13v-3.500" />
    </Icon>
  );
}

/** Two rings, one within the other. */
export function PortalIcon() {
  return (
    <Icon>
      <circle cx="10" cy="10" r="6" />
      <circle cx="10" cy="10" r="2.500" />
    </Icon>
  );
}

/** Two windows side by side. */
export function CompareIcon() {
  return (
    <Icon>
      <path d="M3.500 5h5.500v10h-5.500zM11 5h5.500v10h-5.500z" />
    </Icon>
  );
}

/** A loop of rope. */
export function LassoIcon() {
  return (
    <Icon>
      <ellipse cx="10" cy="8" rx="6.500" ry="4.500" stroke-dasharray="2.600 2.200" />
      <path d="M6 12c-.800 1.500-.300 3.500 1.500 4.500" />
    </Icon>
  );
}
