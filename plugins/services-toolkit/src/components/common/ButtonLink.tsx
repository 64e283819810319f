import type { ComponentProps } from 'react';
import { LinkButton } from '@backstage/core-components';

/** A link that looks like a button; to a screen reader it is the link that it is. */
export const ButtonLink = (props: ComponentProps<typeof LinkButton>) => (
  // Material UI takes everything but `a` and `button` elements for a button.
  <LinkButton {...props} role={undefined} />
);
