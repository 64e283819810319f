import {
  isBase64,
  isDate,
  isDateTime,
  isUuid,
  parseDurationFormat,
  regularExpression,
  Url,
} from '@services-toolkit/cel';
import { isEmail } from './isEmail';
import { isIpv4, isIpv6, isCidr } from './isAddress';

/*
 * Each takes time in proportion to the text, whatever that is: what has a greatest length is measured first, and what has
 * none is read by an expression of RE2, or by one in which no repetition is followed by what could match its end, too.
 */

/** As kube-openapi has it: a single label knows no hyphen but right behind its first character. */
const hostname =
  '^([a-zA-Z0-9\\p{S}\\p{L}]((-?[a-zA-Z0-9\\p{S}\\p{L}]{0,62})?)|([a-zA-Z0-9\\p{S}\\p{L}](([a-zA-Z0-9-\\p{S}\\p{L}]{0,61}[a-zA-Z0-9\\p{S}\\p{L}])?)(\\.)){1,}([a-zA-Z\\p{L}]){2,63})$';

function isHostname(text: string) {
  const sizeOf = (part: string) => new TextEncoder().encode(part).length;
  return (
    text.length <= 255 &&
    sizeOf(text) <= 255 &&
    text.split('.').every(part => sizeOf(part) <= 63) &&
    regularExpression(hostname).test(text)
  );
}

const color = '(?:0|[1-9]\\d?|1\\d\\d?|2[0-4]\\d|25[0-5])';
const rgbColor = new RegExp(
  `^rgb\\(\\s*${color}\\s*,\\s*${color}\\s*,\\s*${color}\\s*\\)$`,
);
const uuidVersions = {
  uuid3: /^.{8}-?.{4}-?3/,
  uuid4: /^.{8}-?.{4}-?4.{3}-?[89ab]/i,
  uuid5: /^.{8}-?.{4}-?5.{3}-?[89ab]/i,
};
const mac =
  /^(?:[0-9a-f]{2}([:-]))(?:[0-9a-f]{2}\1){4}(?:[0-9a-f]{2}\1[0-9a-f]{2}\1)?[0-9a-f]{2}$|^(?:[0-9a-f]{4}\.){2,3}[0-9a-f]{4}$/i;
const creditCard =
  /^(?:4\d{12}(?:\d{3})?|5[1-5]\d{14}|6(?:011|5\d\d)\d{12}|3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11}|(?:2131|1800|35\d{3})\d{11})$/;

function isCreditCard(text: string) {
  const digits = text.replace(/[^0-9]+/g, '');
  return creditCard.test(digits) && luhn(digits) % 10 === 0;
}

function luhn(digits: string): number {
  return [...digits].reverse().reduce((sum, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return sum + (value > 9 ? value - 9 : value);
  }, 0);
}

function isIsbn10(text: string) {
  const digits = text.replace(/[\s-]+/g, '');
  const sum = [...digits].reduce(
    (total, digit, index) =>
      total + (index + 1) * (digit === 'X' ? 10 : Number(digit)),
    0,
  );
  return /^\d{9}[\dX]$/.test(digits) && sum % 11 === 0;
}

function isIsbn13(text: string) {
  const digits = text.replace(/[\s-]+/g, '');
  const sum = [...digits].reduce(
    (total, digit, index) => total + (index % 2 === 0 ? 1 : 3) * Number(digit),
    0,
  );
  return /^\d{13}$/.test(digits) && sum % 10 === 0;
}

const largestFloat = 3.4028234663852886e38;
const within =
  (length: number, isValid: (text: string) => boolean) => (text: string) =>
    text.length <= length && isValid(text);

/**
 * The formats that the API server checks, as it checks them (apiextensions-apiserver 0.37, kube-openapi's `strfmt`).
 * It ignores all others.
 */
export const formats: Record<
  string,
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
  bsonobjectid: text => /^[0-9a-f]{24}$/i.test(text),
  uri: text => Url.parse(text) !== undefined,
  email: isEmail,
  hostname: isHostname,
  ipv4: isIpv4,
  ipv6: isIpv6,
  cidr: isCidr,
  mac: within(60, text => mac.test(text)),
  uuid: isUuid,
  uuid3: text => isUuid(text) && uuidVersions.uuid3.test(text),
  uuid4: text => isUuid(text) && uuidVersions.uuid4.test(text),
  uuid5: text => isUuid(text) && uuidVersions.uuid5.test(text),
  isbn: text => isIsbn10(text) || isIsbn13(text),
  isbn10: isIsbn10,
  isbn13: isIsbn13,
  creditcard: isCreditCard,
  hexcolor: text => /^#?(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})$/.test(text),
  rgbcolor: text => rgbColor.test(text),
  ssn: text => /^\d{3}[- ]?\d{2}[- ]?\d{4}$/.test(text),
  byte: isBase64,
  date: isDate,
  'date-time': isDateTime,
  duration: text => parseDurationFormat(text) !== undefined,
};
