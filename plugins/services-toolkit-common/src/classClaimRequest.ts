import { InputError } from '@backstage/errors';
import type { ClassSelector } from './api';

/**
 * What somebody asks for who may name a class, or say what they need.
 *
 * @throws InputError where it is both, or neither
 * @public
 */
export function classClaimRequest<T extends object>({
  class: className,
  classSelector,
  ...rest
}: T & { class?: string; classSelector?: ClassSelector }) {
  if (className !== undefined && classSelector === undefined) {
    return { ...rest, class: className };
  }
  if (classSelector !== undefined && className === undefined) {
    return { ...rest, classSelector };
  }
  throw new InputError(
    'Say either the class to claim from (class) or what the service has to offer (classSelector), and not both.',
  );
}
