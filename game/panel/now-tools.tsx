import type { TrackOnDemand } from '../screens/use-track.ts';
import { toolWords } from '../words/tool-words.ts';
import { IconTool } from './icon-tool.tsx';
import { PlayIcon, StopIcon } from './tool-icons.tsx';

/** What can be done with what is heard. */
export function NowTools({ track }: { readonly track: TrackOnDemand }) {
  return (
    <>
      <IconTool
        name={toolWords(track.playing ? 'stopTrack' : 'playTrack')}
        action={track.playing ? 'stop' : 'track'}
        act={track.toggle}
        disabled={!track.possible}
      >
        {track.playing ? <StopIcon /> : <PlayIcon />}
      </IconTool>
      {track.failed && (
        <p class="now__trouble" role="alert">
          {toolWords('trackFailed')}
        </p>
      )}
    </>
  );
}
