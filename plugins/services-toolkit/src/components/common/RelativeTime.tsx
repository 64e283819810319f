import type { ReactNode } from 'react';
import { DateTime } from 'luxon';
import Tooltip from '@material-ui/core/Tooltip';
import { useTexts } from '../../hooks/useTexts';
import { elapsedSince } from '../../model/elapsedSince';

/** A text that is not a time is shown as it is. */
const InWords = (props: {
  iso: string;
  children: (time: DateTime) => ReactNode;
}) => {
  const time = DateTime.fromISO(props.iso);
  if (!time.isValid) {
    return <>{props.iso}</>;
  }
  return (
    <Tooltip title={time.toLocaleString(DateTime.DATETIME_FULL_WITH_SECONDS)}>
      <time dateTime={props.iso}>{props.children(time)}</time>
    </Tooltip>
  );
};

/** "3 minutes ago", with the exact time in the tooltip. */
export const RelativeTime = (props: { iso: string }) => (
  <InWords iso={props.iso}>{time => time.toRelative()}</InWords>
);

/**
 * "for 3 minutes": how long something is as it is, with the exact time of its beginning in the tooltip. Nothing as long
 * as that is no second.
 */
export const TimeSince = (props: { iso: string }) => {
  const t = useTexts();
  return (
    <InWords iso={props.iso}>
      {time =>
        DateTime.now().diff(time).as('seconds') >= 1
          ? t('common.forDuration', { duration: elapsedSince(time) })
          : ''
      }
    </InWords>
  );
};

/** When something failed, or for how long it has been in another state. */
export const StateTime = (props: { state: string; iso: string }) =>
  props.state === 'failed' ? (
    <RelativeTime iso={props.iso} />
  ) : (
    <TimeSince iso={props.iso} />
  );
