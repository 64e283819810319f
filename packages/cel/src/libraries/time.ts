import { FunctionTable } from '../environment/FunctionTable';
import { CelError } from '../values/CelError';
import type { Duration } from '../values/Duration';
import type { Timestamp } from '../values/Timestamp';

const day = 86_400_000;

/** What each function takes of a time that is shifted to its zone, so that its UTC fields are those of the zone. */
const getters: Record<string, (time: Date) => number> = {
  getFullYear: time => time.getUTCFullYear(),
  getMonth: time => time.getUTCMonth(),
  getDayOfYear: time =>
    Math.floor((time.getTime() - new Date(time).setUTCMonth(0, 1)) / day),
  getDayOfMonth: time => time.getUTCDate() - 1,
  getDate: time => time.getUTCDate(),
  getDayOfWeek: time => time.getUTCDay(),
  getHours: time => time.getUTCHours(),
  getMinutes: time => time.getUTCMinutes(),
  getSeconds: time => time.getUTCSeconds(),
  getMilliseconds: time => time.getUTCMilliseconds(),
};

const spans: Record<string, bigint> = {
  getHours: 3_600_000_000_000n,
  getMinutes: 60_000_000_000n,
  getSeconds: 1_000_000_000n,
  getMilliseconds: 1_000_000n,
};

/** CEL's functions on times and durations (cel-go 0.29, `common/stdlib`). */
export const time = new FunctionTable();
for (const [name, get] of Object.entries(getters)) {
  time
    .member(name, ['timestamp'], 'int', (_, timestamp: Timestamp) =>
      BigInt(get(timestamp.toDate())),
    )
    .member(
      name,
      ['timestamp', 'string'],
      'int',
      (budget, timestamp: Timestamp, zone: string) => {
        budget.spend(50);
        return BigInt(get(inZone(timestamp.toDate(), zone)));
      },
    );
}
for (const [name, unit] of Object.entries(spans)) {
  time.member(
    name,
    ['duration'],
    'int',
    (_, { nanos }: Duration) => nanos / unit,
  );
}

function inZone(date: Date, zone: string): Date {
  const [, sign, hours, minutes] = /^([+-]?)(\d{2}):(\d{2})$/.exec(zone) ?? [];
  if (hours !== undefined && minutes !== undefined) {
    const offset = Number(hours) * 60 + Number(minutes);
    return new Date(
      date.getTime() + (sign === '-' ? -offset : offset) * 60_000,
    );
  }
  return new Date(date.getTime() + offsetOf(date, zone));
}

function offsetOf(date: Date, zone: string): number {
  if (zone === '' || zone === 'UTC') {
    return 0;
  }
  try {
    const parts = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    }).formatToParts(date);
    const value = (type: string) =>
      Number(parts.find(part => part.type === type)?.value);
    const local = Date.UTC(
      value('year'),
      value('month') - 1,
      value('day'),
      value('hour'),
      value('minute'),
      value('second'),
    );
    return local - Math.floor(date.getTime() / 1_000) * 1_000;
  } catch {
    throw new CelError(`unknown time zone ${zone}`, { quotesData: true });
  }
}
