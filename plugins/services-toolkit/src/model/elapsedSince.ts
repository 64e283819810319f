import { DateTime } from 'luxon';

const units = ['days', 'hours', 'minutes', 'seconds'] as const;

/** "3 minutes": how long ago a time was, in whole numbers of the largest unit that it fills. */
export function elapsedSince(time: DateTime): string {
  const elapsed = DateTime.now().diff(time);
  const unit = units.find(one => elapsed.as(one) >= 1) ?? 'seconds';
  return elapsed
    .shiftTo(unit)
    .mapUnits(amount => Math.max(Math.floor(amount), 0))
    .toHuman();
}
