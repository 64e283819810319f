import { DateTime } from 'luxon';
import Tooltip from '@material-ui/core/Tooltip';

/** "3 minutes ago", with the exact time in the tooltip. */
export const RelativeTime = (props: { iso: string }) => {
  const time = DateTime.fromISO(props.iso);
  if (!time.isValid) {
    return <>{props.iso}</>;
  }
  return (
    <Tooltip title={time.toLocaleString(DateTime.DATETIME_FULL_WITH_SECONDS)}>
      <time dateTime={props.iso}>{time.toRelative() ?? props.iso}</time>
    </Tooltip>
  );
};
