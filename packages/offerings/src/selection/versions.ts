import { satisfies, valid, validRange } from 'semver';

/** As people write versions of services: 18 is 18.0.0. */
const partial = /^v?(\d{1,9})(?:\.(\d{1,9}))?$/;

/** `undefined` for what is no version, and matches no range. */
export function parseVersion(text: string): string | undefined {
  const [, major, minor = '0'] = partial.exec(text) ?? [];
  return valid(major === undefined ? text : `${major}.${minor}.0`) ?? undefined;
}

/** Whether it is a range as npm writes ranges. @public */
export function isVersionRange(text: string): boolean {
  return validRange(text) !== null;
}

/** @public */
export function isInRange(version: string, range: string): boolean {
  const parsed = parseVersion(version);
  return parsed !== undefined && satisfies(parsed, range);
}
