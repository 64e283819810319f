import { fullFormats } from 'ajv-formats/dist/formats';

const octet = '0*(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
const color = '(?:0|[1-9]\\d?|1\\d\\d?|2[0-4]\\d|25[0-5])';
const ipv6 = fullFormats.ipv6 as RegExp;
const uuid = (version: string, variant: string) =>
  new RegExp(
    `^[0-9a-f]{8}-?[0-9a-f]{4}-?${version}-?${variant}[0-9a-f]{3}-?[0-9a-f]{12}$`,
    'i',
  );
const any = '[0-9a-f]';
const isIpv4 = (text: string) =>
  new RegExp(`^${octet}(?:\\.${octet}){3}$`).test(text);
const isIpv6 = (text: string) => ipv6.test(text);

function isCidr(text: string) {
  const [address = '', bits = '', ...rest] = text.split('/');
  if (rest.length > 0 || !/^\d{1,3}$/.test(bits)) return false;
  return isIpv4(address)
    ? Number(bits) <= 32
    : isIpv6(address) && Number(bits) <= 128;
}

function isHostname(text: string) {
  const label =
    '[\\p{L}\\p{S}0-9](?:[\\p{L}\\p{S}0-9-]{0,61}[\\p{L}\\p{S}0-9])?';
  return (
    text.length <= 255 &&
    (new RegExp(`^${label}$`, 'u').test(text) ||
      new RegExp(`^(?:${label}\\.)+[\\p{L}]{2,63}$`, 'u').test(text))
  );
}

function isDate(text: string) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function isDateTime(text: string) {
  const [date = '', time = ''] = text.toLowerCase().split('t');
  const clock = /^(\d{2}):(\d{2}):(\d{2})(.\d+)?(z|[+-]\d{2}:\d{2})$/.exec(
    time,
  );
  if (!isDate(date) || !clock) return false;
  const [, hours = '', minutes = '', seconds = ''] = clock;
  return hours <= '23' && minutes <= '59' && seconds <= '59';
}

function isUri(text: string) {
  return (
    /^(?:[a-z][a-z0-9+.-]*:.|\/)/i.test(text) &&
    !/\p{Cc}/u.test(text) &&
    !/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*[\s<>"]/i.test(text)
  );
}

/** Of Go's `time.ParseDuration`, or of Scala: `90s`, `1h30m`, `2 weeks`. */
function isDuration(text: string) {
  return (
    /^[-+]?(?:0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/.test(
      text,
    ) ||
    /\d\s*(?:ns|nano|us|µs|micro|ms|milli|s$|sec|m$|min|h$|hr|hour|d$|day|w$|wk|week)/i.test(
      text,
    )
  );
}

const largestFloat = 3.4028234663852886e38;

/**
 * The formats that the API server checks, as it checks them (apiextensions-apiserver 0.37, kube-openapi's `strfmt`).
 * It ignores all others.
 */
export const formats: Record<
  string,
  | RegExp
  | ((text: string) => boolean)
  | { type: 'number'; validate: (value: number) => boolean }
> = {
  int32: {
    type: 'number',
    validate: value => value >= -(2 ** 31) && value < 2 ** 31,
  },
  int64: {
    type: 'number',
    validate: value => value >= -(2 ** 63) && value <= 2 ** 63,
  },
  float: {
    type: 'number',
    validate: value => Math.abs(value) <= largestFloat,
  },
  bsonobjectid: /^[0-9a-f]{24}$/i,
  uri: isUri,
  email: fullFormats.email as RegExp,
  hostname: isHostname,
  ipv4: isIpv4,
  ipv6: isIpv6,
  cidr: isCidr,
  mac: /^(?:[0-9a-f]{2}([:-]))(?:[0-9a-f]{2}\1){4}(?:[0-9a-f]{2}\1[0-9a-f]{2}\1)?[0-9a-f]{2}$|^(?:[0-9a-f]{4}\.){2,3}[0-9a-f]{4}$/i,
  uuid: uuid(`${any}{4}`, any),
  uuid3: uuid(`3${any}{3}`, any),
  uuid4: uuid(`4${any}{3}`, '[89ab]'),
  uuid5: uuid(`5${any}{3}`, '[89ab]'),
  hexcolor: /^#?(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})$/,
  rgbcolor: new RegExp(
    `^rgb\\(\\s*${color}\\s*,\\s*${color}\\s*,\\s*${color}\\s*\\)$`,
  ),
  ssn: /^\d{3}[- ]?\d{2}[- ]?\d{4}$/,
  byte: /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})$/,
  date: isDate,
  'date-time': isDateTime,
  duration: isDuration,
};
