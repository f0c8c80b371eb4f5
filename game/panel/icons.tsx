import type { ComponentChildren } from 'preact';

/** A line drawing on a 20 x 20 grid in the colour of the text around it. */
export function Icon({ children }: { readonly children: ComponentChildren }) {
  return (
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
      {children}
    </svg>
  );
}

/** A loudspeaker with waves. */
export function SoundIcon() {
  return (
    <Icon>
      <path d="M3.5 7.8v4.4h2.8L10 15.5v-11L6.3 7.8z" />
      <path d="M12.8 7.2a4 4 0 0 1 0 5.6M15 5a7 7 0 0 1 0 10" />
    </Icon>
  );
}

/** A loudspeaker with a cross. */
export function MutedIcon() {
  return (
    <Icon>
      <path d="M3.5 7.8v4.4h2.8L10 15.5v-11L6.3 7.8z" />
      <path d="m13 8 4 4m0-4-4 4" />
    </Icon>
  );
}

/** A question mark. */
export function HelpIcon() {
  return (
    <Icon>
      <path d="M7.4 7.6a2.6 2.6 0 1 1 3.9 2.3c-.9.5-1.3 1-1.3 2" />
      <path d="M10 14.6v.1" />
    </Icon>
  );
}

/** Two sliders. */
export function SlidersIcon() {
  return (
    <Icon>
      <path d="M3 7h6m4 0h4M3 13h2m4 0h8" />
      <circle cx="11" cy="7" r="2" />
      <circle cx="7" cy="13" r="2" />
    </Icon>
  );
}

/** An eye, with a stroke through it while everything is folded away. */
export function EyeIcon({ closed }: { readonly closed: boolean }) {
  return (
    <Icon>
      <path d="M2.5 10S5.2 5.2 10 5.2 17.5 10 17.5 10 14.8 14.8 10 14.8 2.5 10 2.5 10z" />
      <circle cx="10" cy="10" r="2.1" />
      {closed && <path d="m4 16 12-12" />}
    </Icon>
  );
}

/** A plus sign. */
export function PlusIcon() {
  return (
    <Icon>
      <path d="M10 5v10M5 10h10" />
    </Icon>
  );
}

/** A minus sign. */
export function MinusIcon() {
  return (
    <Icon>
      <path d="M5 10h10" />
    </Icon>
  );
}

/** Four corners of a frame. */
export function FitIcon() {
  return (
    <Icon>
      <path d="M4 7.5V4h3.5M16 7.5V4h-3.5M4 12.5V16h3.5M16 12.5V16h-3.5" />
    </Icon>
  );
}

/** A cross. */
export function CloseIcon() {
  return (
    <Icon>
      <path d="m5.5 5.5 9 9m0-9-9 9" />
    </Icon>
  );
}

/** Where an arrow points. */
export type Direction = 'left' | 'right' | 'up' | 'down';

/** An arrow in one of four directions. */
export function ArrowIcon({ to }: { readonly to: Direction }) {
  const turn = { right: 0, down: 90, left: 180, up: 270 }[to];
  return (
    <Icon>
      <path d="M4 10h12m-4-4 4 4-4 4" transform={`rotate(${turn} 10 10)`} />
    </Icon>
  );
}

/** A sheet of paper with a note on it. */
export function OwnFileIcon() {
  return (
    <Icon>
      <path d="M4.5 2.8h7l4 4v10.4h-11z" />
      <path d="M9.6 13.6V8.2l2.9.9" />
      <circle cx="8.2" cy="13.6" r="1.4" />
    </Icon>
  );
}
