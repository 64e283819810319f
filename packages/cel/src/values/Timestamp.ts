import { CelError } from './CelError';

const second = 1_000_000_000n;
/** The years 1 to 9999. */
const first = -62_135_596_800n;
const last = 253_402_300_799n;

const form =
  /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(?:[.,](\d{1,100}))?(Z|[+-]\d{2}:\d{2})$/;

/** A point in time, to the nanosecond. */
export class Timestamp {
  private constructor(
    readonly nanos: bigint,
    /** In seconds: it is written in the zone in which it was read. */
    readonly offset: bigint,
  ) {}

  /** @throws CelError outside of the years that CEL knows */
  static of(nanos: bigint, offset = 0n): Timestamp {
    const seconds = floorDivide(nanos, second);
    if (seconds < first || seconds > last) {
      throw new CelError('timestamp overflow');
    }
    return new Timestamp(nanos, offset);
  }

  /** Reads RFC 3339. `undefined` if the text is none. */
  static parse(text: string): Timestamp | undefined {
    const match = form.exec(text);
    if (!match) {
      return undefined;
    }
    const [
      ,
      date = '',
      hours = '',
      minutes = '',
      seconds = '',
      fraction = '',
      zone = '',
    ] = match;
    const days = daysOf(date);
    const offset = offsetOf(zone);
    if (
      days === undefined ||
      offset === undefined ||
      hours > '23' ||
      minutes > '59' ||
      seconds > '59'
    ) {
      return undefined;
    }
    const time =
      days * 86_400n +
      BigInt(hours) * 3_600n +
      BigInt(minutes) * 60n +
      BigInt(seconds) -
      offset;
    if (time < first || time > last) {
      return undefined;
    }
    return new Timestamp(
      time * second + BigInt(fraction.padEnd(9, '0').slice(0, 9)),
      offset,
    );
  }

  /** Midnight (UTC) of a day such as `2024-02-29`. */
  static parseDate(text: string): Timestamp | undefined {
    const days = daysOf(text);
    return days === undefined
      ? undefined
      : new Timestamp(days * 86_400n * second, 0n);
  }

  /** Seconds since 1970. */
  get seconds(): bigint {
    return floorDivide(this.nanos, second);
  }

  /** To the millisecond. */
  toDate(): Date {
    return new Date(Number(floorDivide(this.nanos, 1_000_000n)));
  }

  toString(): string {
    const fraction = String(this.nanos - this.seconds * second)
      .padStart(9, '0')
      .replace(/0+$/, '');
    const local = Number(this.seconds + this.offset) * 1_000;
    const whole = new Date(local).toISOString().slice(0, 19);
    return `${whole}${fraction && `.${fraction}`}${zoneOf(this.offset)}`;
  }
}

function floorDivide(a: bigint, b: bigint): bigint {
  const result = a / b;
  return a % b < 0n ? result - 1n : result;
}

function daysOf(date: string): bigint | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) {
    return undefined;
  }
  const time = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(time.getTime()) || !time.toISOString().startsWith(date)
    ? undefined
    : BigInt(time.getTime() / 86_400_000);
}

function zoneOf(offset: bigint): string {
  if (offset === 0n) {
    return 'Z';
  }
  const minutes = (offset < 0n ? -offset : offset) / 60n;
  const two = (value: bigint) => String(value).padStart(2, '0');
  return `${offset < 0n ? '-' : '+'}${two(minutes / 60n)}:${two(
    minutes % 60n,
  )}`;
}

/** In seconds. */
function offsetOf(zone: string): bigint | undefined {
  if (zone === 'Z') {
    return 0n;
  }
  const hours = zone.slice(1, 3);
  const minutes = zone.slice(4);
  if (hours > '24' || minutes > '59') {
    return undefined;
  }
  const seconds = BigInt(hours) * 3_600n + BigInt(minutes) * 60n;
  return zone.startsWith('-') ? -seconds : seconds;
}
