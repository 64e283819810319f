import type { ReactNode } from 'react';
import { DateTime } from 'luxon';
import Tooltip from '@material-ui/core/Tooltip';
import { useTexts } from '../../hooks/useTexts';

const units = ['days', 'hours', 'minutes', 'seconds'] as const;

/** What is no time stands as it came. */
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

/** "for 3 minutes": how long something is as it is, with the exact time of its beginning in the tooltip. */
export const TimeSince = (props: { iso: string }) => {
  const t = useTexts();
  return (
    <InWords iso={props.iso}>
      {time => {
        const elapsed = DateTime.now().diff(time);
        const unit = units.find(one => elapsed.as(one) >= 1) ?? 'seconds';
        const whole = elapsed
          .shiftTo(unit)
          .mapUnits(amount => Math.max(Math.floor(amount), 0));
        return t('common.forDuration', { duration: whole.toHuman() });
      }}
    </InWords>
  );
};
