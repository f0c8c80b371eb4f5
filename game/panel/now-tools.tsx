import type { TrackOnDemand } from '../screens/use-track.ts';
import { keepsakeWords } from '../words/keepsake-words.ts';
import { toolWords } from '../words/tool-words.ts';
import { IconTool } from './icon-tool.tsx';
import { HeartIcon, PlayIcon, StopIcon } from './tool-icons.tsx';

interface NowToolsProps {
  readonly track: TrackOnDemand;
  /** Whether what is heard is among the favourites; null in silence. */
  readonly liked: boolean | null;
  readonly heart: () => void;
}

/** What can be done with what is heard. */
export function NowTools({ track, liked, heart }: NowToolsProps) {
  return (
    <>
      <IconTool
        name={keepsakeWords(liked ? 'unheart' : 'heart')}
        action="heart"
        act={heart}
        pressed={liked ?? false}
        disabled={liked === null}
      >
        <HeartIcon full={liked ?? false} />
      </IconTool>
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
