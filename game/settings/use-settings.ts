import { useEffect, useState } from 'preact/hooks';
import { onSettings, type Settings, settings } from './settings.ts';

/** The settings, rendered anew when they change. */
export function useSettings(): Settings {
  const [now, setNow] = useState(settings);
  useEffect(() => onSettings(() => setNow(settings())), []);
  return now;
}
