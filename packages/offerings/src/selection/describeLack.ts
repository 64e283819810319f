import type { Lack } from './Lack';

/** In English, for conditions and kubectl. @public */
export function describeLack(lack: Lack): string {
  switch (lack.kind) {
    case 'label':
      return `its class has no label "${lack.wanted}"`;
    case 'capability':
    case 'guarantee':
      return describePromise(lack);
    case 'notReady':
      return `it cannot be claimed: ${
        lack.message ?? 'its class is not Ready'
      }`;
    case 'noneFree':
      return 'no instance of it is free';
    case 'notAllowed':
      return 'whoever made the claim may not claim from it';
    default:
      return lack.has === undefined
        ? `it has no ${lack.kind}, and "${lack.wanted}" is asked for`
        : `its ${lack.kind} is "${lack.has}", and "${lack.wanted}" is asked for`;
  }
}

function describePromise({
  kind,
  wanted,
  met,
  message,
}: Extract<Lack, { kind: 'capability' | 'guarantee' }>): string {
  const what = kind === 'guarantee' ? 'guarantee' : 'have the capability';
  if (met === undefined) {
    return `it does not ${what} "${wanted}"`;
  }
  const why = message ? `: ${message}` : '';
  return met === 'False'
    ? `it cannot ${what} "${wanted}" on this cluster${why}`
    : `whether it can ${what} "${wanted}" on this cluster is not known${why}`;
}
